import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf, isWeekday, monthOf, parseDay, parseMonth, parseWeek, weekOf } from './day';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map(dayOf);

describe('day', () => {
  it('refuses days that are not in the calendar', () => {
    for (const text of ['2025-02-29', '2025-13-40', '2025-3-1', '', 'today', '2025-03-14T00:00:00Z']) {
      expect(parseDay(text)).toBeNull();
    }
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
  });

  it('knows ISO weeks at the turn of a year', () => {
    expect(weekOf('2024-12-30' as Day)).toBe('2025-W01');
    expect(weekOf('2027-01-01' as Day)).toBe('2026-W53');
    expect(weekOf('2026-06-30' as Day)).toBe('2026-W27');
    expect(parseWeek('2026-W53')).toEqual({ first: '2026-12-28', last: '2027-01-03' });
    expect(parseWeek('2025-W53')).toBeNull();
    expect(parseWeek('2025-W00')).toBeNull();
  });

  it('finds every day inside its own week and month', () => {
    fc.assert(
      fc.property(days, (day) => {
        const week = parseWeek(weekOf(day));
        const month = parseMonth(monthOf(day));
        if (!week || !month) throw new Error('no range');
        expect(week.first <= day && day <= week.last).toBe(true);
        expect(month.first <= day && day <= month.last).toBe(true);
        expect(addDays(week.first, 6)).toBe(week.last);
      }),
    );
  });

  it('tells weekdays from weekends', () => {
    expect(isWeekday('2025-03-14' as Day)).toBe(true);
    expect(isWeekday('2026-03-14' as Day)).toBe(false);
  });
});
