import 'server-only';
import { listPaperCards, type PaperCard } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { findMarks, markText } from '../marks';
import { bestPassage } from '../passages';
import type { MarkedText } from '../schema';
import type { WeighedTerm } from '../scoring';

/** What a paper was found by: a word of the query, or its votes, and what that adds to its rank. */
export type Reason = { label: string; value: number };

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

/** Papers as a search shows them, in the order given; `parts` are what each term adds, then each pair, at last the votes. */
export async function listHits(
  places: { id: number; parts: number[] }[],
  terms: WeighedTerm[],
): Promise<Hit[]> {
  const ids = places.map(({ id }) => id);
  const [papers, rows] = await Promise.all([
    listPaperCards(ids),
    db.paper.findMany({
      where: { id: { in: ids } },
      select: { id: true, abstractText: true, summary: true },
    }),
  ]);
  const bodies = new Map(rows.map((row) => [row.id, row.abstractText || row.summary]));
  const parts = new Map(places.map((place) => [place.id, place.parts]));
  const sequences = terms.flatMap((term) => term.sequences);
  return papers.map((paper) => {
    const body = bodies.get(paper.id);
    return {
      paper,
      title: markText(paper.titleText, findMarks(paper.titleText, sequences)),
      excerpt: body ? bestPassage(body, findMarks(body, sequences)) : null,
      ...reasonsOf(parts.get(paper.id) ?? [], terms),
    };
  });
}

function reasonsOf(parts: number[], terms: WeighedTerm[]): Pick<Hit, 'reasons' | 'votesAdd' | 'lacking'> {
  if (parts.length === 0) return { reasons: [], votesAdd: 0, lacking: [] };
  const added = terms.map(({ label, loose }, place) => ({ label, value: parts[place] ?? 0, loose }));
  const beside = parts.slice(terms.length, -1).reduce((sum, part) => sum + part, 0);
  return {
    reasons: [...added, { label: 'words side by side', value: beside }]
      .filter(({ value }) => value > 0)
      .toSorted((one, other) => other.value - one.value)
      .map(({ label, value }) => ({ label, value })),
    votesAdd: parts.at(-1) ?? 0,
    lacking: added.filter(({ value, loose }) => value === 0 && loose).map(({ label }) => label),
  };
}
