import type { Place } from '../../cursor';
import type { Scoring } from '../../scoring';
import { type RankedDocument, type Scored, score } from './score';

/** A page of these papers after a place, by relevance. */
export function rankByRelevance(
  papers: Iterable<RankedDocument>,
  { scoring, after, limit }: { scoring: Scoring; after: Place | null; limit: number },
): Scored[] {
  return Array.from(papers, (document) => score(document, scoring))
    .filter((each) => after === null || inOrder(after, each) < 0)
    .sort(inOrder)
    .slice(0, limit);
}

/** The most relevant first, of equals the newest to us. */
function inOrder(one: Place, other: Place): number {
  return other.value - one.value || other.id - one.id;
}
