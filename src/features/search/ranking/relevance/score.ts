import type { Scoring } from '../../scoring';
import { occurrences, readDocument } from './occurrences';

/** A paper as ranking reads it: its document, how many words that has, and those of the wanted topics that it is on. */
export type RankedDocument = { id: number; coded: string; words: number; facets: number[] };

/** A paper ranked: `parts` are what each term, then its votes, then each pair adds to its value. */
export type Scored = { id: number; value: number; parts: number[] };

/** What a paper is worth to a query, by the formula of scoring.ts. */
export function score(document: RankedDocument, votes: number, scoring: Scoring): Scored {
  const { k1, b, averageWords, partWeights } = scoring;
  const norm = k1 * (1 - b + (b * document.words) / averageWords);
  const read = readDocument(document.coded);
  const adds = (weight: number, had: number) => (had > 0 ? (weight * had) / (had + norm) : 0);
  const terms = scoring.terms.map(({ sequences, facet, weight }) => {
    let had = facet !== null && document.facets.includes(facet) ? partWeights[3] : 0;
    for (const sequence of sequences) had += occurrences(read, sequence, partWeights);
    return adds(weight, had);
  });
  const pairs = scoring.pairs.map(({ sequences, of: [first, second], weight }) => {
    if (!terms[first] || !terms[second]) return 0;
    let had = 0;
    for (const sequence of sequences) had += occurrences(read, sequence, partWeights);
    return adds(weight, had);
  });
  const parts = [...terms, scoring.votes * Math.log10(1 + votes), ...pairs];
  return { id: document.id, value: parts.reduce((sum, part) => sum + part, 0), parts };
}
