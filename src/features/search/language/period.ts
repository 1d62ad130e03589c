import { addDays, type Day, type DayRange, parseDay, parseMonth } from '@/lib/day';

/** Days, both included; a null end is open. */
export type Period = { from: Day | null; to: Day | null };

const DATE = /^([12]\d{3})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/;
const COMPARED = /^(>=|<=|>|<|≥|≤)(.+)$/;

/** The days of a year (`2025`), a month (`2025-06`) or a day (`2025-06-03`), or null where the text is none. */
export function parseDate(text: string): DayRange | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year) return null;
  if (!month) return { first: `${year}-01-01` as Day, last: `${year}-12-31` as Day };
  if (!day) return parseMonth(`${year}-${month.padStart(2, '0')}`);
  const only = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return only && { first: only, last: only };
}

/** `2025`, `2025-01..2025-06`, `>=2025-06`; years also as `2023-2025`. An upside-down range is turned round. */
export function parsePeriod(text: string): Period | null {
  const compared = COMPARED.exec(text);
  if (compared) return comparedPeriod(compared[1] ?? '', parseDate(compared[2] ?? ''));
  const [first = '', last = first, ...rest] = text.split(/\.{2,3}|…|(?<=^[12]\d{3})[-–](?=[12]\d{3}$)/);
  const [one, other] = [parseDate(first), parseDate(last)];
  if (!one || !other || rest.length > 0) return null;
  return one.first <= other.first ? { from: one.first, to: other.last } : { from: other.first, to: one.last };
}

/** A period of whole years, as `year:` takes it. */
export function parseYears(text: string): Period | null {
  return /^\D{0,2}\d{4}(?:\D{1,3}\d{4})?$/.test(text) ? parsePeriod(text) : null;
}

/** The shortest way of writing the days up to, or from, a day: `2025`, `2025-06`, `2025-06-03`. */
export function shortDate(day: Day, end: 'first' | 'last'): string {
  const dates = [day.slice(0, 4), day.slice(0, 7)];
  return dates.find((date) => parseDate(date)?.[end] === day) ?? day;
}

/** How a period is written in a query. */
export function periodText({ from, to }: Period): string {
  const [first, last] = [from && shortDate(from, 'first'), to && shortDate(to, 'last')];
  if (!first || !last) return first ? `from:${first}` : `to:${last}`;
  const years = first.length === 4 && last.length === 4;
  if (years) return first === last ? `year:${first}` : `year:${first}-${last}`;
  return first === last ? `published:${first}` : `published:${first}..${last}`;
}

function comparedPeriod(sign: string, date: DayRange | null): Period | null {
  if (!date) return null;
  const [next, last] = [addDays(date.last, 1), addDays(date.first, -1)];
  if (sign === '>') return DATE.test(next) ? { from: next, to: null } : null;
  if (sign === '<') return DATE.test(last) ? { from: null, to: last } : null;
  return sign === '>=' || sign === '≥' ? { from: date.first, to: null } : { from: null, to: date.last };
}
