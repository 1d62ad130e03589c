/** Milliseconds; the largest is exact, the others are of the nearest rank. */
export type Figures = { count: number; median: number; p95: number; max: number };

/** All zero where there are none. */
export function figuresOf(values: readonly number[]): Figures {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { count: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) };
}
