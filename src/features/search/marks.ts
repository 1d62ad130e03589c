import { chainStart, tokenAt } from './analysis/analyse';
import { initialsOf } from './analysis/lexeme';
import { readWords, type Word } from './analysis/words';
import type { Sequence } from './matching/tsquery';
import type { MarkedText } from './schema';

/** A place in a text that matched, and what it matched. */
export type Mark = { start: number; end: number; sequence: Sequence };

/** Finds the marks in a text. */
export type Marker = (text: string) => Mark[];

/**
 * Finds where whole sequences stand in texts, first to last: "layer" is not marked for "multi layer perceptron" unless
 * the rest is beside it.
 */
export function markerOf(sequences: Sequence[]): Marker {
  const wanted = new Map<string, Sequence[]>();
  for (const sequence of sequences) {
    const first = sequence[0]?.lexeme;
    if (first) wanted.set(first, [...(wanted.get(first) ?? []), sequence]);
  }
  const mayBegin = initialsTest([...wanted.keys()]);
  return (text) => findMarks(text, wanted, mayBegin);
}

function findMarks(text: string, wanted: Map<string, Sequence[]>, mayBegin: (word: Word) => boolean): Mark[] {
  const words = readWords(text);
  const marks: Mark[] = [];
  let isFirst = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    // Of a chain that begins so, any word may be filed so: "pre-training" as "pretraining".
    isFirst = mayBegin(word) || (word.joined && isFirst);
    // Hardly any word does: the others are not even filed.
    const token = isFirst ? tokenAt(words, at) : undefined;
    if (!token) continue;
    for (const lexeme of [token.lexeme, ...token.also]) {
      for (const sequence of wanted.get(lexeme) ?? []) {
        if (!sequence.every((each) => isFiled(words, at + each.offset, each.lexeme))) continue;
        // A word that is filed as one of a chain is marked with the chain: "pretraining" at "pre-training".
        const first = lexeme === token.lexeme ? at : chainStart(words, at, at);
        const last = words[at + (sequence.at(-1)?.offset ?? 0)];
        marks.push({ start: words[first]?.start ?? token.start, end: last?.end ?? token.end, sequence });
      }
    }
  }
  return marks;
}

/** Whether a word may be filed under one of these, by the letter it begins with. */
function initialsTest(lexemes: string[]): (word: Word) => boolean {
  const initials = new Set(lexemes.flatMap(initialsOf));
  const ofAscii = Array.from({ length: 128 }, (_, code) =>
    initials.has(String.fromCharCode(code).toLowerCase()),
  );
  return ({ text }) => ofAscii[text.charCodeAt(0)] ?? true;
}

function isFiled(words: Word[], at: number, lexeme: string): boolean {
  const token = tokenAt(words, at);
  return token !== undefined && (token.lexeme === lexeme || token.also.includes(lexeme));
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
