import type { Day } from '@/lib/day';
import { tierFacets } from '../facets';
import type { Window } from '../matching/sql';
import { anyOf, facetKey } from '../matching/tsquery';

/** Papers of each standing, day and tier of votes, best first, with how many there are down to it. */
export type Spread = {
  standings: { value: number; upTo: number }[];
  days: { value: string; upTo: number }[];
  tiers: { value: number; upTo: number }[];
  /** The most votes that any paper has. */
  mostVotes: number;
};

type Row = { standing: number | null; day: string | null; votes: number | null; papers: number };

export function readSpread(rows: Row[], mostVotes: number): Spread {
  return {
    mostVotes,
    standings: runningCounts(
      rows.flatMap(({ standing, papers }) => (standing === null ? [] : { value: standing, papers })),
    ),
    days: runningCounts(rows.flatMap(({ day, papers }) => (day === null ? [] : { value: day, papers }))),
    tiers: runningCounts(
      rows.flatMap(({ votes, papers }) =>
        votes === null ? [] : { value: Math.floor(Math.log2(1 + votes)), papers },
      ),
    ),
  };
}

type Wished = {
  by: Window['by'];
  /** From the best, where null. */
  from: number | string | null;
  papers: number;
  /** Papers of later days do not count; null: all do. */
  until?: Day | null;
  /** One that has got several times the most votes since may be left out: the index is asked for fewer tiers. */
  isRough?: boolean;
};

/** Votes may have doubled since somebody looked. */
const GROWN = 2;

/**
 * The part of all papers that is best by an order, with at least so many papers at and below `from` and not later than
 * `until`; null where all there are would be too few. What is later stands better, nearly always.
 */
export function windowOf(
  spread: Spread,
  { by, from, papers, until = null, isRough = false }: Wished,
): Window | null {
  const later = until === null ? 0 : countAbove(spread.days, until);
  switch (by) {
    case 'standing': {
      const bound = reach(spread.standings, Math.max(countAbove(spread.standings, from), later) + papers);
      return bound === null ? null : { by, from: bound };
    }
    case 'day': {
      const bound = reach(spread.days, Math.max(countAbove(spread.days, from), later) + papers);
      return bound === null ? null : { by, from: bound };
    }
    case 'votes': {
      const bound = reach(spread.tiers, countAbove(spread.tiers, from) + papers);
      // Nearly all papers have none: those are no part.
      if (bound === null || bound === 0) return null;
      const least = 2 ** bound - 1;
      const highest = isRough ? Math.max(least, GROWN * spread.mostVotes) : null;
      const most = from === null ? highest : 2 ** (Number(from) + 1) - 2;
      return { by, tiers: anyOf(tierFacets('votes', least, most).map(facetKey)) ?? '' };
    }
  }
}

function runningCounts<Value extends number | string>(counts: { value: Value; papers: number }[]) {
  let upTo = 0;
  return counts
    .toSorted((one, other) => (one.value < other.value ? 1 : -1))
    .map(({ value, papers }) => {
      upTo += papers;
      return { value, upTo };
    });
}

/** How many papers are above a value; none are above the best (null). */
export function countAbove<Value extends number | string>(
  counts: { value: Value; upTo: number }[],
  from: number | string | null,
): number {
  return from === null ? 0 : (counts.findLast(({ value }) => value > from)?.upTo ?? 0);
}

/** The value down to which there are so many papers. */
function reach<Value extends number | string>(
  counts: { value: Value; upTo: number }[],
  papers: number,
): Value | null {
  return counts.find(({ upTo }) => upTo >= papers)?.value ?? null;
}
