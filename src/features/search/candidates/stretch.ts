import type { Day } from '@/lib/day';
import type { RankedDocument } from '../ranking/relevance/score';
import { type Spread, windowOf } from '../statistics/windows';

/**
 * Results by relevance come in stretches, since nobody can weigh ten thousand papers for a page: first the papers that stand
 * best, with those that are worth weighing whatever they stand like; then those that stand next, and so on. Within a stretch
 * the most relevant come first.
 */
export type Stretch = {
  /** How many come before it; the first has no such description. */
  number: number;
  /** Its papers stand lower, or as this and have a lower id. */
  below: Standing;
  /** Papers of the first stretch that stand as these, but were shown with it. */
  shown: number[];
};

/** Where a paper is in the order by standing; of equals the newest to us comes first. */
type Standing = { standing: number; id: number };

/** A stretch, or the first where null, and how far down by standing papers are looked for: null: all the way. */
export type StretchPlace = { stretch: Stretch | null; floor: number | null };

/** So deep nobody reads, and each stretch takes longer than the one before. */
export const MOST_STRETCHES = 20;
/** More papers than that are in no stretch for their titles or votes. */
export const MOST_SHOWN = 100;

/** What was found of a stretch: the papers, and how low those by standing stand, null where there were no more of them. */
type Found = { documents: Iterable<RankedDocument>; lowest: Standing | null };

/**
 * Where the stretch after one is; null where there is none. Where papers were looked for in a part of all, it is in a part
 * with so many `papers` more; `further` is of no use else.
 */
export function placeAfter(
  { stretch, floor }: StretchPlace,
  { documents, lowest }: Found,
  further: { spread: Spread; papers: number; until: Day | null } | null,
): StretchPlace | null {
  const number = (stretch?.number ?? 0) + 1;
  // Of those in a part there are no more, but there are others below it.
  const below = lowest ?? (floor === null ? null : { standing: floor, id: 0 });
  if (below === null || number >= MOST_STRETCHES) return null;
  const next = { number, below, shown: shownBelow(below, { stretch, documents }) };
  if (floor === null || further === null) return { stretch: next, floor: null };
  const { spread, ...rest } = further;
  const from = lowest ? lowest.standing : floor - 1;
  const window = windowOf(spread, { by: 'standing', from, ...rest });
  return { stretch: next, floor: window?.by === 'standing' ? window.from : null };
}

/** Papers of the first stretch that stand lower than it goes down to. */
function shownBelow(
  place: Standing,
  { stretch, documents }: { stretch: Stretch | null; documents: Iterable<RankedDocument> },
): number[] {
  if (stretch) return stretch.shown;
  const lower = Array.from(documents).filter((document) => isLower(document, place));
  return [...new Set(lower.map(({ id }) => id))].slice(0, MOST_SHOWN);
}

function isLower(one: Standing, other: Standing): boolean {
  return one.standing < other.standing || (one.standing === other.standing && one.id < other.id);
}
