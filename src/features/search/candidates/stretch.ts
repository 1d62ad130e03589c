import type { Day } from '@/lib/day';
import type { RankedDocument } from '../ranking/relevance/score';
import { type Spread, windowOf } from '../statistics/windows';
import { MOST_STRETCHES } from './most-stretches';

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

/**
 * Where papers go on; null where they do not: since there are no more, or since nobody reads so deep, after at most so many
 * of them.
 */
export type Next = { place: StretchPlace | null; endsAfter: number | null };
export const NO_MORE: Next = { place: null, endsAfter: null };

/** So many of a stretch are there for how they stand: how many hardly matters to how good the first page is. */
export const BY_STANDING = 150;
/** More papers than that are in no stretch for their titles or votes. */
export const MOST_SHOWN = 100;

/** What was found of a stretch: the papers, and how low those by standing stand, null where there were no more of them. */
type Found = { documents: Iterable<RankedDocument>; lowest: Standing | null };

/**
 * Where the stretch after one is. Where papers were looked for in a part of all, it is in a part with so many `papers` more;
 * `further` is of no use else.
 */
export function placeAfter(
  { stretch, floor }: StretchPlace,
  { documents, lowest }: Found,
  further: { spread: Spread; papers: number; until: Day | null } | null,
): Next {
  // Of those in a part there are no more, but there are others below it.
  const below = lowest ?? (floor === null ? null : { standing: floor, id: 0 });
  if (below === null) return NO_MORE;
  const next = {
    number: (stretch?.number ?? 0) + 1,
    below,
    shown: shownBelow(below, { stretch, documents }),
  };
  if (next.number >= MOST_STRETCHES)
    return { place: null, endsAfter: next.number * BY_STANDING + next.shown.length };
  if (floor === null || further === null) return { place: { stretch: next, floor: null }, endsAfter: null };
  const { spread, ...rest } = further;
  const from = lowest ? lowest.standing : floor - 1;
  const window = windowOf(spread, { by: 'standing', from, ...rest });
  const place = { stretch: next, floor: window?.by === 'standing' ? window.from : null };
  return { place, endsAfter: null };
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
