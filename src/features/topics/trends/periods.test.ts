import { expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { periodsOf, SPANS } from './periods';

it('two periods follow each other, to a day or to the end of its month', () => {
  const [days, quarter, year] = SPANS.map((span) => periodsOf(span, '2026-02-10' as Day));
  expect(days).toEqual({
    unit: 'days',
    recent: { first: '2026-01-12', last: '2026-02-10' },
    before: { first: '2025-10-14', last: '2026-01-11' },
  });
  expect(quarter).toEqual({
    unit: 'months',
    recent: { first: '2025-12-01', last: '2026-02-28' },
    before: { first: '2025-03-01', last: '2025-11-30' },
  });
  expect(year?.recent).toEqual({ first: '2025-03-01', last: '2026-02-28' });
  expect(year?.before.first).toBe('2022-03-01');
});
