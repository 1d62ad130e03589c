import type { Day } from '@/lib/day';
import { countText, numberText } from '@/lib/number-text';
import { DAYS_PER_TENFOLD, editionDayIndex, score } from './score';

const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** "543.8" */
export function scoreText(votes: number, day: Day | null): string {
  return oneDecimal.format(score(votes, day));
}

/** The formula with a paper's own numbers: "log10(1 + 27 votes) + edition day 1,356 ÷ 2.5 = 543.8". */
export function scoreSentence(votes: number, day: Day | null): string {
  const ofVotes = `log10(1 + ${countText(votes, 'vote')})`;
  const ofAge = day ? ` + edition day ${numberText(editionDayIndex(day))} ÷ ${DAYS_PER_TENFOLD}` : '';
  return `${ofVotes}${ofAge} = ${scoreText(votes, day)}`;
}
