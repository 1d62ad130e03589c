/**
 * A document is a text of one character for each word, in their order; `search_terms` has the number of each lexeme, and
 * its code follows from that. The migration `coded_documents` says the same in SQL.
 */

/** The codes of lexemes; of a word that no paper ever had there is none. */
export type Codes = ReadonlyMap<string, string>;

/** Ends a part of a document: title, authors, where it appeared, abstract and summary. */
export const PART = '\x01';
/** Between two authors. */
export const NAME = '\x02';
/** Before what the word in front of it is also filed under. */
export const ALSO = '\x03';
/** A stop word, so that those around it keep their distance. */
export const STOP = '\x04';
/** Between documents that are read together. */
export const BETWEEN = '\x05';

/** Marks are before all codes. */
const FIRST = 0x20;
const SURROGATES = { from: 0xd800, to: 0xe000 };
/** Two planes are left for codes of two characters: none begins as another ends. */
const LATTER = 0xf0000;
const FORMER = 0x100000;
const PLANE = 0x10000;
/** So many words have a code of one character. */
const SINGLE = LATTER - FIRST - (SURROGATES.to - SURROGATES.from);

/** The code of the lexeme with a number, from 0. Lower numbers have shorter codes, by the bytes that these take. */
export function codeOf(number: number): string {
  if (number >= SINGLE) {
    const rest = number - SINGLE;
    return String.fromCodePoint(FORMER + Math.floor(rest / PLANE), LATTER + (rest % PLANE));
  }
  const point = number + FIRST;
  return String.fromCodePoint(point < SURROGATES.from ? point : point + SURROGATES.to - SURROGATES.from);
}

/** The number of a code that `codeOf` made. */
export function numberOf(code: string): number {
  const point = code.codePointAt(0) ?? 0;
  if (point >= FORMER) return SINGLE + (point - FORMER) * PLANE + (code.codePointAt(2) ?? 0) - LATTER;
  return point - FIRST - (point < SURROGATES.from ? 0 : SURROGATES.to - SURROGATES.from);
}

/** A mark or a code of one or two characters. */
const CODE = /[\u{100000}-\u{10ffff}]?./gsu;

/** The codes and marks of a document, one by one. */
export function codesIn(coded: string): string[] {
  return coded.match(CODE) ?? [];
}

/** Whether it is one of the marks, not the code of a word. */
export function isMark(code: string): boolean {
  return code < ' ';
}

/** How many units of a text the code takes that begins at a place of it. */
export function lengthAt(coded: string, at: number): number {
  const unit = coded.charCodeAt(at);
  if (unit < SURROGATES.from || unit >= SURROGATES.to) return 1;
  return (coded.codePointAt(at) ?? 0) >= FORMER ? 4 : 2;
}
