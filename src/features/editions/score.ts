import { type Day, daysBetween, isoWeekday } from '@/lib/day';

/** A Monday; announcement days are counted from here. The formula only compares days, so any Monday would do. */
export const SCORE_EPOCH = '2020-01-06' as Day;

/** How many announcement days one tenfold of votes is worth. */
export const DAYS_PER_TENFOLD = 2.5;

/**
 * The announcement days (Monday to Friday) from the epoch to a day. A Saturday and a Sunday count as the Friday
 * before them, so that a weekend does not age Friday's papers. Negative before the epoch.
 */
export function editionDayIndex(day: Day): number {
  const days = daysBetween(SCORE_EPOCH, day);
  return Math.floor(days / 7) * 5 + Math.min(isoWeekday(day) - 1, 4);
}

/**
 * The one ranking number: `log10(1 + votes) + editionDayIndex / 2.5`. Ten times the votes are worth two and a half
 * announcement days. A paper that was never featured has only its votes. The database keeps the same number in
 * `papers.score` by the SQL function `paper_score`; a test holds the two together.
 */
export function score(votes: number, editionDay: Day | null): number {
  return Math.log10(1 + votes) + (editionDay ? editionDayIndex(editionDay) / DAYS_PER_TENFOLD : 0);
}
