import type { TexCursor } from './tex-cursor';
import { SYMBOLS } from './tex-symbols';

/** LaTeX's accent commands and the combining character each one sets on the letter that follows. */
const MARKS: Record<string, string> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  c: '\u0327',
  k: '\u0328',
  r: '\u030A',
  d: '\u0323',
  b: '\u0331',
  t: '\u0361',
};

/** A letter, a dotless i or j, alone or in braces, perhaps after a space. */
const BASE = /^(?: ?\{ ?(\\[ij](?![a-zA-Z])|\p{L}) ?\}| ?(\\[ij](?![a-zA-Z]) ?|\p{L}))/u;

export function isAccent(command: string): boolean {
  return Object.hasOwn(MARKS, command);
}

/**
 * A letter with an accent, composed: `accented("'", 'e')` is "é". Null where Unicode has no such letter in one
 * character, which in practice means that no accent was meant (`\"quoted\"`, `\b{Coupled}`).
 */
export function accented(command: string, base: string): string | null {
  const mark = MARKS[command];
  const letter = base === 'ı' ? 'i' : base === 'ȷ' ? 'j' : base;
  if (!mark || !/^\p{L}$/u.test(letter)) return null;
  const composed = (letter + mark).normalize('NFC');
  return [...composed].length === 1 ? composed : null;
}

/** Reads what an accent stands on (`\'e`, `\'{e}`, `\v c`, `\"{\i}`); false, and nothing read, where it is no accent. */
export function readAccent(cursor: TexCursor, command: string): boolean {
  const match = BASE.exec(cursor.peek(8));
  const raw = (match?.[1] ?? match?.[2])?.trim() ?? '';
  const isSign = !/[a-zA-Z]/.test(command);
  if (!match || (isSign && /^ [^{]/.test(match[0])) || isPossessive(cursor, command, match[0])) {
    return !isSign && readGreek(cursor, command);
  }
  const letter = accented(command, raw === '\\i' ? 'i' : raw === '\\j' ? 'j' : raw);
  if (letter === null) return false;
  cursor.at += match[0].length;
  cursor.print(letter);
  return true;
}

/** `it\'s`: an apostrophe that some other format escaped. */
function isPossessive(cursor: TexCursor, command: string, base: string): boolean {
  return (
    command === "'" && base === 's' && /\p{L}/u.test(cursor.before(3)) && !/^s\p{L}/u.test(cursor.peek(2))
  );
}

/** arXiv rewrites `\chi` outside mathematics as `\c{hi}`. */
function readGreek(cursor: TexCursor, command: string): boolean {
  const symbol = SYMBOLS.get(command + (cursor.argument()?.inner ?? ''));
  if (symbol === undefined) return false;
  cursor.take();
  cursor.print(symbol);
  return true;
}
