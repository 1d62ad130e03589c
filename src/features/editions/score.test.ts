import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, isWeekday } from '@/lib/day';
import { editionDayIndex, SCORE_EPOCH, score } from './score';

describe('score', () => {
  it('does not age papers over a weekend', () => {
    const friday = '2025-03-14' as Day;
    expect(editionDayIndex(addDays(friday, 1))).toBe(editionDayIndex(friday));
    expect(editionDayIndex(addDays(friday, 2))).toBe(editionDayIndex(friday));
    expect(editionDayIndex(addDays(friday, 3))).toBe(editionDayIndex(friday) + 1);
  });

  it('counts announcement days one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (offset) => {
        const day = addDays(SCORE_EPOCH, offset);
        const step = editionDayIndex(addDays(day, 1)) - editionDayIndex(day);
        expect(step).toBe(isWeekday(addDays(day, 1)) ? 1 : 0);
      }),
    );
  });

  it('values ten times the votes as two and a half announcement days', () => {
    expect(score(99, '2025-03-10' as Day) - score(9, '2025-03-10' as Day)).toBeCloseTo(1);
    expect(score(9, '2025-03-14' as Day) - score(9, '2025-03-10' as Day)).toBeCloseTo(4 / 2.5);
  });
});
