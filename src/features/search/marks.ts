import type { MarkedText } from './schema';

/** Words one after another: each a lexeme and its distance from the first. "state of the art" is state 0, art 3. */
export type Sequence = { lexeme: string; offset: number }[];

/** A place in a text that matched, and what it matched. */
export type Mark = { start: number; end: number; sequence: Sequence };

type Word = { text: string; start: number; end: number };

/** The sequence of a phrase, from the text of its tsquery: `'state' <3> 'art'`. */
export function readSequence(tsquery: string): Sequence {
  let offset = 0;
  return [...tsquery.matchAll(/(?:<(-|\d+)> )?'((?:[^'\\]|''|\\.)*)'/g)].map(([, distance, quoted = '']) => {
    if (distance) offset += distance === '-' ? 1 : Number(distance);
    return { lexeme: quoted.replace(/''|\\(.)/g, (_, escaped?: string) => escaped ?? "'"), offset };
  });
}

/** The words of the texts that may match: those that begin like a lexeme, since stemming changes only ends. */
export function candidateWords(texts: string[], sequences: Sequence[]): string[] {
  const beginnings = new Set(sequences.flat().map(({ lexeme }) => beginning(lexeme)));
  const words = texts.flatMap((text) => readWords(text).map((word) => word.text.toLowerCase()));
  return [...new Set(words)].filter((word) => beginnings.has(beginning(word)));
}

/**
 * Where whole sequences stand in a text, first to last: "layer" is not marked for "multi layer perceptron" unless
 * the rest is beside it. `lexemes` gives the lexeme of each of `candidateWords`.
 */
export function findMarks(text: string, sequences: Sequence[], lexemes: Map<string, string>): Mark[] {
  const words = readWords(text);
  const found = words.map((word) => lexemes.get(word.text.toLowerCase()));
  return words.flatMap(({ start, end }, at) =>
    found[at] === undefined
      ? []
      : sequences
          .filter((sequence) => matchesAt(sequence, found, at))
          .map((sequence) => ({
            start,
            end: words[at + (sequence.at(-1)?.offset ?? 0)]?.end ?? end,
            sequence,
          })),
  );
}

/** The text between two places in pieces, what the marks cover marked. */
export function markText(text: string, marks: Mark[], from = 0, to = text.length): MarkedText {
  const pieces: MarkedText = [];
  let at = from;
  for (const mark of marks) {
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

function matchesAt(sequence: Sequence, lexemes: (string | undefined)[], at: number): boolean {
  return sequence.length > 0 && sequence.every(({ lexeme, offset }) => lexemes[at + offset] === lexeme);
}

function readWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function beginning(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .slice(0, 2);
}
