import type { RankedDocument } from '../ranking/relevance/score';

/**
 * Results by relevance come in stretches, since nobody can weigh ten thousand papers for a page: first the papers that stand
 * best, with those that are worth weighing whatever they stand like; then those that stand next, and so on. Within a stretch
 * the most relevant come first.
 */
export type Stretch = {
  /** How many come before it; the first has no such description. */
  number: number;
  /** Its papers stand lower than this one, or as it and came before it. */
  below: Standing;
  /** Papers of the first stretch that stand as these, but were shown with that. */
  shown: number[];
};

/** Where a paper is in the order by standing; of equals the newest to us comes first. */
type Standing = { standing: number; id: number };

/** A stretch, or the first where null, and how far down by standing papers are looked for: null: all the way. */
export type StretchPlace = { stretch: Stretch | null; floor: number | null };

/** So deep nobody reads, and each stretch takes longer than the one before. */
export const MOST_STRETCHES = 20;

/**
 * The stretch after one whose papers went down to `lowest`; null where there is none. `documents` are those of that stretch,
 * in which there may be some that stand lower.
 */
export function stretchAfter(
  stretch: Stretch | null,
  { lowest, documents }: { lowest: Standing | null; documents: Iterable<RankedDocument> },
): Stretch | null {
  const number = (stretch?.number ?? 0) + 1;
  if (lowest === null || number >= MOST_STRETCHES) return null;
  const before = stretch
    ? stretch.shown
    : Array.from(documents)
        .filter((document) => isLower(document, lowest))
        .map(({ id }) => id);
  return { number, below: lowest, shown: before };
}

function isLower(one: Standing, other: Standing): boolean {
  return one.standing < other.standing || (one.standing === other.standing && one.id < other.id);
}
