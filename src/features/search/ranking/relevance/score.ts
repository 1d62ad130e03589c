import type { CodedSequence } from '../../matching/coded-sequence';
import type { Scoring } from '../../scoring';
import { occurrences, readDocument } from './occurrences';

/** A paper as ranking reads it: its votes, its document, how many words that has, and those of the wanted topics it is on. */
export type RankedDocument = { id: number; votes: number; coded: string; words: number; facets: number[] };

/** A paper ranked: `parts` are what each term, then its votes, then each pair adds to its value. */
export type Scored = { id: number; value: number; parts: number[] };

/** What a paper is worth to a query, by the formula of scoring.ts. */
export function score(document: RankedDocument, scoring: Scoring): Scored {
  const { k1, b, averageWords, partWeights } = scoring;
  const norm = k1 * (1 - b + (b * document.words) / averageWords);
  const read = readDocument(document.coded);
  const adds = (weight: number, had: number) => (had > 0 ? (weight * had) / (had + norm) : 0);
  const countOf = (sequences: CodedSequence[]) =>
    sequences.reduce((sum, sequence) => sum + occurrences(read, sequence, partWeights), 0);
  const terms = scoring.terms.map(({ sequences, facet, weight }) => {
    const isOnTopic = facet !== null && document.facets.includes(facet);
    return adds(weight, countOf(sequences) + (isOnTopic ? partWeights[3] : 0));
  });
  const pairs = scoring.pairs.map(({ sequences, of: [first, second], weight }) =>
    terms[first] && terms[second] ? adds(weight, countOf(sequences)) : 0,
  );
  const parts = [...terms, scoring.votes * Math.log10(1 + document.votes), ...pairs];
  return { id: document.id, value: parts.reduce((sum, part) => sum + part, 0), parts };
}
