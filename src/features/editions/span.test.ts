import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { parseSpan, spanHref, spanStep, spanTitle, spanWhen } from './span';

const week = { first: '2026-06-29' as Day, last: '2026-07-05' as Day };

describe('the span of an edition', () => {
  it('is read from the last part of its address', () => {
    expect(parseSpan('day', '2026-06-30')).toEqual({ first: '2026-06-30', last: '2026-06-30' });
    expect(parseSpan('week', '2026-W27')).toEqual(week);
    expect(parseSpan('month', '2026-06')).toEqual({ first: '2026-06-01', last: '2026-06-30' });
  });

  it('is not read from what names no day, week or month', () => {
    expect(parseSpan('day', '2026-02-30')).toBeNull();
    expect(parseSpan('week', '2026-W54')).toBeNull();
    expect(parseSpan('month', '2026-6')).toBeNull();
  });

  it('leads to the page it was read from', () => {
    expect(spanHref('day', '2026-06-30' as Day)).toBe('/papers/date/2026-06-30');
    expect(spanHref('week', '2027-01-01' as Day)).toBe('/papers/week/2026-W53');
    expect(spanHref('month', '2026-06-30' as Day, 3)).toBe('/papers/month/2026-06?p=3');
  });

  it('has a title one can read', () => {
    expect(spanTitle('day', { first: week.first, last: week.first })).toBe('Monday, 29 June 2026');
    expect(spanTitle('week', week)).toBe('Week 27, 29 June to 5 July 2026');
    expect(spanWhen('week', week)).toBe('in week 27, 29 June to 5 July 2026');
  });

  it('names a neighbour shortly where it is near and in full where it is not', () => {
    const [near, far] = ['2026-06-26' as Day, '2025-03-14' as Day];
    expect(spanStep('day', near, week.first)).toMatchObject({ label: 'Friday 26', short: 'Fri 26' });
    expect(spanStep('day', far, week.first)).toMatchObject({ label: '14 March 2025', short: '14 Mar 2025' });
    expect(spanStep('week', near, week.first)).toMatchObject({ label: 'Week 26', short: 'W26' });
    expect(spanStep('month', far, week.first)).toMatchObject({ label: 'March 2025', short: 'Mar 2025' });
  });
});
