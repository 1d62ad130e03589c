import { addDays, type Day, type DayRange, monthOf } from '@/lib/day';

/** Two periods that are compared, one after the other. */
export type Periods = { unit: 'days' | 'months'; recent: DayRange; before: DayRange };

/** The spans that are tried, the shortest first: days, or months where days have too few papers. */
export const SPANS = [
  { unit: 'days', recent: 30, before: 90, fewest: 200 },
  { unit: 'months', recent: 3, before: 9, fewest: 100 },
  { unit: 'months', recent: 12, before: 36, fewest: 40 },
] as const;
export type TrendSpan = (typeof SPANS)[number];

/** The recent period that ends with a day, or with its month, and the one before it. */
export function periodsOf(span: TrendSpan, last: Day): Periods {
  const back = span.unit === 'days' ? addDays : addMonths;
  const end = span.unit === 'days' ? addDays(last, 1) : addMonths(`${monthOf(last)}-01` as Day, 1);
  const middle = back(end, -span.recent);
  const start = back(middle, -span.before);
  return {
    unit: span.unit,
    recent: { first: middle, last: addDays(end, -1) },
    before: { first: start, last: addDays(middle, -1) },
  };
}

/** The first day of a month so many months later. */
function addMonths(first: Day, count: number): Day {
  const month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + count;
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day;
}
