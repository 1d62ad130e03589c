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

/** The stars that a paper's repositories gained are those of so many days (UTC), today among them. */
export const STARS_WINDOW_DAYS = 7;

/** What readers gave a paper: its votes, its comments as its source counts them, and stars of its code in seven days. */
export type Attention = { votes: number; comments: number; starsGained: number };

/** What a paper's card has of it. */
export function attentionOf(paper: { votes: number; commentCount: number; starsGained: number }): Attention {
  return { votes: paper.votes, comments: paper.commentCount, starsGained: paper.starsGained };
}

/** Half a vote for each comment, but no more for all of them than for the votes: a quarrel is no recommendation. */
export function commentsAsVotes({ votes, comments }: Attention): number {
  return Math.min(votes, comments / 2);
}

/** The natural logarithm of the stars gained: a repository that everybody knows gains hundreds whatever a paper says. */
export function starsAsVotes({ starsGained }: Attention): number {
  return Math.log(1 + Math.max(starsGained, 0));
}

/** What attention is worth: `log10(1 + votes + min(votes, comments / 2) + ln(1 + starsGained))`. */
export function attentionScore(attention: Attention): number {
  return Math.log10(1 + attention.votes + commentsAsVotes(attention) + starsAsVotes(attention));
}

/** What the edition day is worth; nothing where a paper was never featured. */
export function dayScore(editionDay: Day | null): number {
  return editionDay ? editionDayIndex(editionDay) / DAYS_PER_TENFOLD : 0;
}

/**
 * The one ranking number: what attention is worth and what the edition day is. Ten times the votes are worth two and a
 * half announcement days. The database keeps the same number in `papers.score` by the SQL function `paper_score`; a test
 * holds the two together.
 */
export function score(attention: Attention, editionDay: Day | null): number {
  return attentionScore(attention) + dayScore(editionDay);
}
