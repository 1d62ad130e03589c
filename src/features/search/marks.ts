import { analyse, type Token } from './analysis/analyse';
import type { Sequence } from './matching/tsquery';
import type { MarkedText } from './schema';

/** A place in a text that matched, and what it matched. */
export type Mark = { start: number; end: number; sequence: Sequence };

/**
 * Where whole sequences stand in a text, first to last: "layer" is not marked for "multi layer perceptron" unless
 * the rest is beside it.
 */
export function findMarks(text: string, sequences: Sequence[]): Mark[] {
  const tokens = analyse(text);
  const wanted = new Map<string, Sequence[]>();
  for (const sequence of sequences) {
    const first = sequence[0]?.lexeme;
    if (first) wanted.set(first, [...(wanted.get(first) ?? []), sequence]);
  }
  const marks: Mark[] = [];
  for (const [at, token] of tokens.entries()) {
    // Hardly any word begins one: nothing is made for those that do not.
    if (!begins(token, wanted)) continue;
    for (const lexeme of [token.lexeme, ...token.also]) {
      for (const sequence of wanted.get(lexeme) ?? []) {
        if (!sequence.every((each) => isFiled(tokens[at + each.offset], each.lexeme))) continue;
        const start = lexeme === token.lexeme ? token.start : chainStart(tokens, at);
        marks.push({ start, end: tokens[at + (sequence.at(-1)?.offset ?? 0)]?.end ?? token.end, sequence });
      }
    }
  }
  return marks;
}

function begins({ lexeme, also }: Token, wanted: Map<string, Sequence[]>): boolean {
  return wanted.has(lexeme) || (also.length > 0 && also.some((each) => wanted.has(each)));
}

function isFiled(token: Token | undefined, lexeme: string): boolean {
  return token !== undefined && (token.lexeme === lexeme || token.also.includes(lexeme));
}

/** A word that is filed as one of a chain is marked with the chain: "pretraining" at "pre-training". */
function chainStart(tokens: { start: number; joined: boolean }[], at: number): number {
  let first = at;
  while (first > 0 && tokens[first]?.joined) first--;
  return tokens[first]?.start ?? 0;
}

/** The text between two places in pieces, what the marks cover marked. */
export function markText(text: string, marks: Mark[], from = 0, to = text.length): MarkedText {
  const pieces: MarkedText = [];
  let at = from;
  for (const mark of marks.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, to);
    if (start >= end) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), marked: false });
  return pieces;
}
