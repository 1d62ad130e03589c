import type { CodedSequence } from '../../matching/coded-sequence';
import type { Scoring } from '../../scoring';
import { occurrences, type ReadDocument, readDocument } from './occurrences';

/** A paper as ranking reads it: its votes, its document, how many words that has, and those of the wanted topics it is on. */
export type RankedDocument = {
  id: number;
  votes: number;
  standing: number;
  coded: string;
  words: number;
  facets: number[];
};

/**
 * A paper ranked: `parts` are what each term, then its votes, then each pair adds to its value; `coded` is its document,
 * where that was read.
 */
export type Scored = { id: number; value: number; parts: number[]; coded: string | null };

/** What a paper is worth to a query, by the formula of scoring.ts. */
export function score(document: RankedDocument, scoring: Scoring): Scored {
  const { k1, b, averageWords, terms, pairs } = scoring;
  const norm = k1 * (1 - b + (b * document.words) / averageWords);
  const read = readDocument(document.coded);
  const parts: number[] = [];
  for (const { sequences, facet, weight } of terms) {
    const isOnTopic = facet !== null && document.facets.includes(facet);
    const had = countOf(read, sequences, scoring) + (isOnTopic ? scoring.partWeights[3] : 0);
    parts.push(saturated(weight, had, norm));
  }
  parts.push(scoring.votes * Math.log10(1 + document.votes));
  for (const { sequences, of, weight } of pairs) {
    const both = (parts[of[0]] ?? 0) > 0 && (parts[of[1]] ?? 0) > 0;
    parts.push(both ? saturated(weight, countOf(read, sequences, scoring), norm) : 0);
  }
  let value = 0;
  for (const part of parts) value += part;
  return { id: document.id, value, parts, coded: document.coded };
}

function countOf(read: ReadDocument, sequences: CodedSequence[], { partWeights }: Scoring): number {
  let sum = 0;
  for (const sequence of sequences) sum += occurrences(read, sequence, partWeights);
  return sum;
}

function saturated(weight: number, had: number, norm: number): number {
  return had > 0 ? (weight * had) / (had + norm) : 0;
}
