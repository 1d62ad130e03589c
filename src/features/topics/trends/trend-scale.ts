import type { Change } from './change';

/** What of a scale of ratios is drawn: from a left end at 0 to a right one at 1, equal steps for equal ratios. */
export type TrendScale = { place(ratio: number): number; marks: { ratio: number; text: string }[] };

/** Ratios beyond these are drawn at the edge: few papers know no bounds. */
const FARTHEST = 64;
/** A scale has no room for more names than these. */
const MOST_MARKS = 5;

/** A scale on which all these changes can be drawn, with no change on it, and the powers of two that it names. */
export function scaleOf(changes: Pick<Change, 'low' | 'high'>[]): TrendScale {
  const lowest = Math.max(Math.min(1 / 1.2, ...changes.map(({ low }) => low)), 1 / FARTHEST);
  const highest = Math.min(Math.max(1.2, ...changes.map(({ high }) => high)), FARTHEST);
  const [left, right] = [Math.log2(lowest), Math.log2(highest)];
  const place = (ratio: number) => Math.min(1, Math.max(0, (Math.log2(ratio) - left) / (right - left)));
  const powers = Array.from(
    { length: Math.floor(right) - Math.ceil(left) + 1 },
    (_, index) => Math.ceil(left) + index,
  );
  const step = Math.ceil(powers.length / MOST_MARKS);
  const marks = powers
    .filter((power) => power % step === 0)
    .map((power) => ({ ratio: 2 ** power, text: power < 0 ? `1/${2 ** -power}` : `${2 ** power}` }));
  return { place, marks };
}
