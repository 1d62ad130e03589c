import 'server-only';
import { listPapersWithText, type PaperCard } from '@/features/papers/queries';
import { markerOf, markText } from '../marks';
import { bestPassage } from '../passages';
import type { MarkedText } from '../schema';
import type { WeighedTerm } from '../scoring';

/** What a paper was found by: a word of the query, or its votes, and what that adds to its rank. */
type Reason = { label: string; value: number };

/** A paper found; `excerpt` is null where it has neither abstract nor summary. */
export type Hit = {
  paper: PaperCard;
  title: MarkedText;
  excerpt: MarkedText | null;
  /** Why it is here, most first; empty where the order is not that of relevance. */
  reasons: Reason[];
  votesAdd: number;
  /** Words of the query that it lacks. */
  lacking: string[];
};

/** Papers as a search shows them, in the order given; `parts` are what each term, the votes, then each pair adds. */
export async function listHits(
  places: { id: number; parts: number[] }[],
  terms: WeighedTerm[],
): Promise<Hit[]> {
  const papers = await listPapersWithText(places.map(({ id }) => id));
  const parts = new Map(places.map((place) => [place.id, place.parts]));
  const marksIn = markerOf(terms.flatMap((term) => term.sequences));
  return papers.map(({ paper, text: body }) => {
    return {
      paper,
      title: markText(paper.titleText, marksIn(paper.titleText)),
      excerpt: body ? bestPassage(body, marksIn(body)) : null,
      ...reasonsOf(parts.get(paper.id) ?? [], terms),
    };
  });
}

function reasonsOf(parts: number[], terms: WeighedTerm[]): Pick<Hit, 'reasons' | 'votesAdd' | 'lacking'> {
  if (parts.length === 0) return { reasons: [], votesAdd: 0, lacking: [] };
  const added = terms.map(({ label, loose }, place) => ({ label, value: parts[place] ?? 0, loose }));
  const beside = parts.slice(terms.length + 1).reduce((sum, part) => sum + part, 0);
  return {
    reasons: [...added, { label: 'words side by side', value: beside }]
      .filter(({ value }) => value > 0)
      .toSorted((one, other) => other.value - one.value)
      .map(({ label, value }) => ({ label, value })),
    votesAdd: parts[terms.length] ?? 0,
    lacking: added.filter(({ value, loose }) => value === 0 && loose).map(({ label }) => label),
  };
}
