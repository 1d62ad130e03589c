import { addDays, type Day, daysBetween, isoWeekday, parseMonth } from '@/lib/day';

/**
 * The weeks of a month, Monday first; null where a cell belongs to another month.
 * @param month `YYYY-MM`; a text that names no month has no weeks
 */
export function monthGrid(month: string): (Day | null)[][] {
  const range = parseMonth(month);
  if (!range) return [];
  const before = isoWeekday(range.first) - 1;
  const weeks = Math.ceil((before + daysBetween(range.first, range.last) + 1) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = addDays(range.first, week * 7 + weekday - before);
      return day >= range.first && day <= range.last ? day : null;
    }),
  );
}
