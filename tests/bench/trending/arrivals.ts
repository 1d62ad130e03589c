import type { ArchivePaper } from './archive-papers';

const HOUR_MS = 3_600_000;
/** How much the pace of papers differs: the standard deviation of its logarithm. */
const PACE_SPREAD = 0.5;

type Assumed = { random: () => number; meanHours: number; until: Date };

/** Of a paper: which share of what it has at the end it has at an instant. */
export type Arrival = (instant: Date) => number;

/**
 * When votes come, which the archive does not tell: each after a time that is exponentially distributed, with a mean of so
 * many hours times the paper's own pace, which is log-normal; all of them by the end.
 */
export function arrivalOf({ submittedAt }: ArchivePaper, { random, meanHours, until }: Assumed): Arrival {
  const mean = meanHours * Math.exp(PACE_SPREAD * normal(random));
  const come = (instant: Date) => {
    const hours = Math.max(0, (instant.getTime() - submittedAt.getTime()) / HOUR_MS);
    return 1 - Math.exp(-hours / mean);
  };
  const all = come(until);
  return (instant) => (all > 0 ? Math.min(1, come(instant) / all) : 0);
}

/** How many of a count have come where each has with a probability: a binomial draw. */
export function thin(random: () => number, count: number, probability: number): number {
  let come = 0;
  for (let each = 0; each < count; each += 1) if (random() < probability) come += 1;
  return come;
}

/** A draw of the standard normal distribution (Box and Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
