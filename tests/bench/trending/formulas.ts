import { type Attention, dayScore, score } from '@/features/editions/score';
import type { Day } from '@/lib/day';

/** What a formula may look at: a paper's early counts, its edition day, and its age. */
export type Early = {
  attention: Attention;
  day: Day;
  submittedAt: Date;
  ageHours: number;
  /** The share of its votes that has come on average by that age: known to nobody but the simulation. */
  expectedShare: number;
};

/** Seconds over which Reddit's "hot" values ten times the votes. */
const REDDIT_TENFOLD_SECONDS = 45_000;

/** Each formula by its name: what it makes of a paper, more being better. */
export const FORMULAS: [string, (paper: Early) => number][] = [
  ['ours', ({ attention, day }) => score(attention, day)],
  ['ours before, votes alone', ({ attention, day }) => Math.log10(1 + attention.votes) + dayScore(day)],
  // news.arc: (votes - 1)^0.8 ÷ (hours + 2)^1.8
  [
    'Hacker News',
    ({ attention, ageHours }) => Math.max(0, attention.votes - 1) ** 0.8 / (ageHours + 2) ** 1.8,
  ],
  // reddit/r2/r2/lib/db/_sorts.pyx: log10(max(votes, 1)) + seconds ÷ 45,000
  [
    'Reddit, hot',
    ({ attention, submittedAt }) =>
      Math.log10(Math.max(attention.votes, 1)) + submittedAt.getTime() / 1_000 / REDDIT_TENFOLD_SECONDS,
  ],
  ['plain votes', ({ attention }) => attention.votes],
  ['votes ÷ share come (ideal)', ({ attention, expectedShare }) => (attention.votes + 0.5) / expectedShare],
];
