import 'server-only';
import type { Codes } from '../../analysis/codes';
import type { Place } from '../../cursor';
import type { Check } from '../../matching/match';
import type { Scoring } from '../../scoring';
import type { Voted } from '../../voted';
import { type Scored, score } from './score';
import { listDocuments } from './sql';

/** A page of these papers after a place, by relevance; those that do not satisfy `doubt` are left out. */
export async function rankByRelevance(given: {
  papers: Voted;
  doubt: Check | null;
  codes: Codes;
  scoring: Scoring;
  after: Place | null;
  limit: number;
}): Promise<Scored[]> {
  const { papers, doubt, codes, scoring, after, limit } = given;
  const facets = scoring.terms.flatMap(({ facet }) => facet ?? []);
  const documents = await listDocuments({ ids: [...papers.keys()], doubt, codes, facets });
  return documents
    .map((document) => score(document, papers.get(document.id) ?? 0, scoring))
    .filter((each) => after === null || inOrder(after, each) < 0)
    .sort(inOrder)
    .slice(0, limit);
}

/** The most relevant first, of equals the newest to us. */
function inOrder(one: Place, other: Place): number {
  return other.value - one.value || other.id - one.id;
}
