import { monthText } from '@/lib/day-text';
import { countText, numberText, percentText } from '@/lib/number-text';
import { type Bar, type Chart, FEWEST_IN_MONTH, firstDay, MOST_MONTHS } from './chart';

/** "March 2025: 12 of 340 papers, 3.5%" */
export function barText({ month, papers, total, share }: Bar): string {
  return `${monthText(firstDay(month))}: ${numberText(papers)} of ${countText(total, 'paper')}, ${percentText(share)}`;
}

/** What a chart shows and what it leaves out, in sentences. */
export function chartText({ peak, slots, bars }: Chart): string {
  const said = [`Most in ${barText(peak)}.`];
  if (bars.length < slots) {
    said.push(
      `Months with fewer than ${FEWEST_IN_MONTH} papers in all are left blank: they would say nothing.`,
    );
  }
  if (slots === MOST_MONTHS) said.push('The last ten years are shown.');
  return said.join(' ');
}
