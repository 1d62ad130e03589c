import { createHash } from 'node:crypto';

/** Words one after another: each a lexeme and its distance from the first. "state of the art" is state 0, art 3. */
export type Sequence = { lexeme: string; offset: number }[];

/** A lexeme as the text of a tsquery takes it. */
export function quoteLexeme(lexeme: string): string {
  return /['\\]/.test(lexeme) ? `'${lexeme.replace(/['\\]/g, '$&$&')}'` : `'${lexeme}'`;
}

/** The text of a tsquery of which all must hold; null where there are none. */
export function allOf(queries: string[]): string | null {
  return joined(queries, ' & ');
}

/** The text of a tsquery of which any must hold; null where there are none. */
export function anyOf(queries: string[]): string | null {
  return joined(queries, ' | ');
}

/** Lexemes as keys of the index; `sign` is that of the part they must stand in. */
export function keysOf(sequence: Sequence, sign: '' | '~' | '@' | '%' = ''): string[] {
  return [...new Set(sequence.map(({ lexeme }) => quoteLexeme(sign + lexeme)))];
}

const PAIRS = 8192;

/** Of the words of a sequence that stand side by side, the keys that say so: of 8,192 one, so the words are asked too. */
export function pairKeys(sequence: Sequence): string[] {
  const keys = sequence.flatMap(({ lexeme, offset }, place) => {
    const next = sequence[place + 1];
    return next?.offset === offset + 1 ? [`'&${pairNumber(lexeme, next.lexeme)}'`] : [];
  });
  return [...new Set(keys)];
}

/** Whether all words of a sequence stand side by side, so that the keys of its pairs nearly say all of it. */
export function isUnbroken(sequence: Sequence): boolean {
  return sequence.every(
    ({ offset }, place) => place === 0 || offset === (sequence[place - 1]?.offset ?? 0) + 1,
  );
}

/** The key of two names that one author has, in either order: of 8,192 one. */
export function namesKey(one: string, other: string): string {
  return `'@&${(hashOf(one) + hashOf(other)) % PAIRS}'`;
}

function pairNumber(first: string, second: string): number {
  return hashOf(`${first} ${second}`) % PAIRS;
}

function hashOf(text: string): number {
  return Number.parseInt(createHash('md5').update(text).digest('hex').slice(0, 4), 16);
}

/** Keys for words that an abstract has: those that stand nowhere else, and those marked to be in both. */
export function abstractKeys(sequence: Sequence): string[] {
  return sequence.map(({ lexeme }) => {
    const elsewhere = ['~', '@', '%'].map((sign) => quoteLexeme(sign + lexeme)).join(' | ');
    return `(${quoteLexeme(lexeme)} & !(${elsewhere})) | ${quoteLexeme(`$${lexeme}`)}`;
  });
}

export function facetKey(facet: number): string {
  return `'#${facet}'`;
}

function joined(queries: string[], operator: string): string | null {
  const distinct = [...new Set(queries)];
  const [first] = distinct;
  if (first === undefined) return null;
  return distinct.length === 1 ? first : distinct.map((query) => `(${query})`).join(operator);
}
