declare const dayBrand: unique symbol;

/** A calendar day in UTC, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string & { readonly [dayBrand]: true };

const MS_PER_DAY = 86_400_000;

/** The day a text names, or null where the text is not `YYYY-MM-DD` or there is no such day. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

/** The UTC day an instant falls on. */
export function dayOf(instant: Date): Day {
  return instant.toISOString().slice(0, 10) as Day;
}

/** Midnight UTC at which the day begins: how a `date` column is read and written. */
export function dayToDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day `count` days later; earlier where `count` is negative. */
export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(dayToDate(day).getTime() + count * MS_PER_DAY));
}

/** Whole days from `from` to `to`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((dayToDate(to).getTime() - dayToDate(from).getTime()) / MS_PER_DAY);
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function isoWeekday(day: Day): number {
  return dayToDate(day).getUTCDay() || 7;
}

export function isWeekday(day: Day): boolean {
  return isoWeekday(day) <= 5;
}

/** A span of days, both ends included. */
export type DayRange = { first: Day; last: Day };

/** The ISO week (`2026-W26`) a day falls in: its year is that of the week's Thursday. */
export function weekOf(day: Day): string {
  const thursday = addDays(day, 4 - isoWeekday(day));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01` as Day, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Monday to Sunday of an ISO week, or null where the text names no week. */
export function parseWeek(text: string): DayRange | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(text);
  if (!match) return null;
  const fourth = parseDay(`${match[1]}-01-04`);
  if (!fourth) return null;
  const first = addDays(fourth, 1 - isoWeekday(fourth) + (Number(match[2]) - 1) * 7);
  return weekOf(first) === text ? { first, last: addDays(first, 6) } : null;
}

/** The month (`2026-06`) a day falls in. */
export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

/** First to last day of a month, or null where the text names no month. */
export function parseMonth(text: string): DayRange | null {
  const first = /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : null;
  return first && { first, last: addDays(nextMonth(first), -1) };
}

function nextMonth(first: Day): Day {
  const date = dayToDate(first);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)));
}
