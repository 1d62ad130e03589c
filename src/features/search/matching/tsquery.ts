import { quoteLexeme } from '../analysis/document';

/** Words one after another: each a lexeme and its distance from the first. "state of the art" is state 0, art 3. */
export type Sequence = { lexeme: string; offset: number }[];

/** The weights that a document files the words of its parts under. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** The text of a tsquery of which all must hold; null where there are none. */
export function allOf(queries: string[]): string | null {
  return joined(queries, ' & ');
}

/** The text of a tsquery of which any must hold; null where there are none. */
export function anyOf(queries: string[]): string | null {
  return joined(queries, ' | ');
}

/** A sequence as the text of a tsquery, anywhere or in the parts with a weight. */
export function phrase(sequence: Sequence, weight: Weight | '' = ''): string {
  let text = '';
  let before = 0;
  for (const { lexeme, offset } of sequence) {
    if (text) text += ` <${offset - before}> `;
    text += quoteLexeme(lexeme) + (weight && `:${weight}`);
    before = offset;
  }
  return text;
}

/** Lexemes as keys of the index; `sign` is that of the part they must stand in. */
export function keysOf(sequence: Sequence, sign: '' | '~' | '@' | '%' = ''): string[] {
  return [...new Set(sequence.map(({ lexeme }) => quoteLexeme(sign + lexeme)))];
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
