import { expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { compareShares } from './change';
import { periodsOf, SPANS } from './periods';
import { intervalText, periodText, sharesText, timesText } from './trend-text';

const totals = { recent: 508, before: 1_602 };
const counts = { slug: 'dit', name: 'Diffusion transformers', recent: 22, before: 33 };
const trend = { ...counts, ...compareShares(counts, totals), certain: false };

it('a change is written with its range, its shares and its periods', () => {
  expect(timesText(trend)).toBe('2.12 times');
  expect(intervalText(trend)).toBe('1.25 to 3.58');
  expect(intervalText({ low: 0.994, high: 38.4 })).toBe('0.99 to 38');
  expect(sharesText(trend, totals)).toBe('4.3% of papers, before 2.1%');
  const day = '2026-06-30' as Day;
  expect(periodText(periodsOf(SPANS[0], day), 'recent', totals)).toBe('1 to 30 June 2026 (508 papers)');
  expect(periodText(periodsOf(SPANS[1], day), 'before', totals)).toBe(
    'July 2025 to March 2026 (1,602 papers)',
  );
});
