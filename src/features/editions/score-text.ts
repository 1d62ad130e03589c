import type { Day } from '@/lib/day';
import { countText, numberText } from '@/lib/number-text';
import {
  type Attention,
  attentionScore,
  commentsAsVotes,
  DAYS_PER_TENFOLD,
  dayScore,
  editionDayIndex,
  starsAsVotes,
} from './score';

const twoDecimals = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const atMostTwo = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** "545.14": of its parts as they are written, so that what is written adds up. */
export function scoreText(attention: Attention, day: Day | null): string {
  return twoDecimals.format(hundredths(attentionScore(attention)) + hundredths(dayScore(day)));
}

/**
 * The formula with a paper's own numbers: "log10(1 + 27 votes + 4 for 8 comments + 2.4 for 10 stars) = 1.54; edition day
 * 1,359 ÷ 2.5 = 543.60; together 545.14". What is nothing is left out.
 */
export function scoreSentence(attention: Attention, day: Day | null): string {
  const { votes, comments, starsGained } = attention;
  const parts = ['1', countText(votes, 'vote')];
  if (commentsAsVotes(attention) > 0) {
    parts.push(`${atMostTwo.format(commentsAsVotes(attention))} for ${countText(comments, 'comment')}`);
  }
  if (starsGained > 0) {
    parts.push(`${atMostTwo.format(starsAsVotes(attention))} for ${countText(starsGained, 'star')}`);
  }
  const ofAttention = `log10(${parts.join(' + ')}) = ${twoDecimals.format(attentionScore(attention))}`;
  if (!day) return ofAttention;
  const ofAge = `edition day ${numberText(editionDayIndex(day))} ÷ ${DAYS_PER_TENFOLD} = ${twoDecimals.format(dayScore(day))}`;
  return `${ofAttention}; ${ofAge}; together ${scoreText(attention, day)}`;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
