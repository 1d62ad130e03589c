import { monthText, rangeText } from '@/lib/day-text';
import { countText, percentText } from '@/lib/number-text';
import type { Totals, Trend } from './change';
import type { Periods } from './periods';

/** Ratios below ten are written to the hundredth, greater ones to what they are about. */
const SMALL = 10;
const small = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const great = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

function ratioText(ratio: number): string {
  return (ratio < SMALL ? small : great).format(ratio);
}

/** "2.12 times" */
export function timesText({ ratio }: Pick<Trend, 'ratio'>): string {
  return `${ratioText(ratio)} times`;
}

/** "1.25 to 3.58" */
export function intervalText({ low, high }: Pick<Trend, 'low' | 'high'>): string {
  return `${ratioText(low)} to ${ratioText(high)}`;
}

/** "3.5% of papers, before 1.7%" */
export function sharesText({ recent, before }: Trend, totals: Totals): string {
  return `${percentText(recent / totals.recent)} of papers, before ${percentText(before / totals.before)}`;
}

/** "30 October to 28 November 2026 (1,170 papers)", "September 2026 to November 2026 (210 papers)" */
export function periodText(
  { unit, ...periods }: Periods,
  which: 'recent' | 'before',
  totals: Totals,
): string {
  const range = periods[which];
  const days = unit === 'days' ? rangeText(range) : `${monthText(range.first)} to ${monthText(range.last)}`;
  return `${days} (${countText(totals[which], 'paper')})`;
}
