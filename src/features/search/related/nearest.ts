/** One word in common is chance. */
const FEWEST_SHARED = 2;
/** A paper with less than this share of what the nearest one has is about something else. */
const LEAST_OF_NEAREST = 0.25;
/** So is one with less than this share of what all the terms are worth, though there be none nearer. */
const LEAST_OF_ALL = 0.06;

/**
 * Of ranked papers, best first, those that are near enough to be called related. `parts` are what each term adds,
 * `worth` what all terms could.
 */
export function chooseNear<Ranked extends { value: number; parts: number[] }>(
  ranked: Ranked[],
  worth: number,
): Ranked[] {
  const near = ranked.filter(({ parts }) => parts.filter((part) => part > 0).length >= FEWEST_SHARED);
  const least = Math.max((near[0]?.value ?? 0) * LEAST_OF_NEAREST, worth * LEAST_OF_ALL);
  return near.filter(({ value }) => value >= least);
}
