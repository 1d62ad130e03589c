import { ALSO, type Codes, NAME, PART, STOP } from '../../analysis/codes';
import { type CodedSequence, codedSequence } from '../coded-sequence';
import type { Sequence } from '../tsquery';

/** A sequence as it stands in documents. */
export type Written = {
  /**
   * A pattern of `LIKE` for its words, with stop words where it has others between: how nearly all documents have it that
   * do. It takes two thirds of the time of `strpos`, which counts the characters before, too.
   */
  like: string;
  /**
   * Regular expressions of Postgres that documents satisfy which have it, whatever stands between; none for one word. Of a
   * very long one they are several, which documents satisfy that have its pieces, wherever these are.
   */
  patterns: string[];
};

/** Reading a pattern takes Postgres 20 milliseconds for thirty words, and 200 for a hundred. */
const MOST_IN_PATTERN = 24;
/** Words farther apart are in no document; Postgres counts to 255. */
const MOST_BETWEEN = 64;

/** In a bracket of a regular expression: how a code of two characters begins. */
const FORMER = '\\U00100000-\\U0010FFFF';
/** A mark of another form, and that form. */
const OTHER_FORM = `${ALSO}[${FORMER}]?[^${PART}${NAME}${ALSO}${STOP}${FORMER}]`;
/** A word, or a stop word, by its first form. */
const ANY_WORD = `[${FORMER}]?[^${PART}${NAME}${ALSO}${FORMER}]`;

/** How documents have a sequence; null where none can: it has a word that no paper ever had, or leaves out too many. */
export function writtenAs(sequence: Sequence, codes: Codes): Written | null {
  const words = codedSequence(sequence, codes);
  if (!words?.every(({ offset }, place) => gapBefore(words, place, offset) <= MOST_BETWEEN)) return null;
  const step = MOST_IN_PATTERN - 1;
  const pieces = words.length > 1 ? Math.ceil((words.length - 1) / step) : 0;
  const exact = words.reduce(
    (text, { code, offset }, place) => text + STOP.repeat(gapBefore(words, place, offset)) + code,
    '',
  );
  return {
    like: `%${exact.replace(/[\\%_]/g, '\\$&')}%`,
    patterns: Array.from({ length: pieces }, (_, piece) =>
      patternOf(words.slice(piece * step, piece * step + MOST_IN_PATTERN)),
    ),
  };
}

function patternOf(words: CodedSequence): string {
  return words.reduce((text, { code, offset }, place) => {
    if (place === 0) return escaped(code);
    const gap = gapBefore(words, place, offset);
    const others = gap > 0 ? `(?:${ANY_WORD}(?:${OTHER_FORM})*){${gap}}` : '';
    return `${text}(?:${OTHER_FORM})*${others}(?:${ANY_WORD}(?:${OTHER_FORM})*${ALSO})?${escaped(code)}`;
  }, '');
}

function gapBefore(words: CodedSequence, place: number, offset: number): number {
  const before = words[place - 1];
  return before ? offset - before.offset - 1 : 0;
}

function escaped(code: string): string {
  return /^[!-/:-@[-`{-~]$/.test(code) ? `\\${code}` : code;
}
