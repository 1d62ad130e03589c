import { type Day, dayOf, isWeekday, parseDay } from '@/lib/day';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH = String.raw`(?<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:,?\s+(?<year>(?:19|20|21)\d{2}))?`;
const WEEKDAY = String.raw`(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?`;

const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}\\s+${DAY}${YEAR}$`, 'i');
const DAY_FIRST = new RegExp(`^${WEEKDAY}${DAY}\\s+${MONTH}${YEAR}$`, 'i');

/** A date as a page's header writes it; `year` is null where it is left out. */
export type HeaderDate = { month: number; day: number; year: number | null };

/** Reads "Mar 14", "March 14", "14 Mar", with a weekday before or a year behind, and nothing else. */
export function parseHeaderDate(text: string): HeaderDate | null {
  const found = text.length > 40 ? null : (MONTH_FIRST.exec(text) ?? DAY_FIRST.exec(text))?.groups;
  if (!found) return null;
  const month = MONTHS.indexOf((found.month ?? '').slice(0, 3).toLowerCase()) + 1;
  const date = { month, day: Number(found.day), year: found.year ? Number(found.year) : null };
  // 2000 was a leap year: February 29 is a date.
  return dayIn(date.year ?? 2000, date) ? date : null;
}

/** February 29 on a working day comes back after at most 40 years, where a century is not a leap year. */
const YEARS_BACK = 40;

/**
 * The day of a header's date. Without a year it is the nearest past one, up to `now` in UTC, on a Monday to Friday:
 * editions appear on working days. "Mar 14" read in November 2026 is 2025-03-14, as 2026-03-14 is a Saturday.
 */
export function placeHeaderDate(date: HeaderDate, now: Date): Day | null {
  if (date.year !== null) return dayIn(date.year, date);
  const today = dayOf(now);
  for (let year = now.getUTCFullYear(); year >= now.getUTCFullYear() - YEARS_BACK; year -= 1) {
    const day = dayIn(year, date);
    if (day && day <= today && isWeekday(day)) return day;
  }
  return null;
}

function dayIn(year: number, { month, day }: { month: number; day: number }): Day | null {
  return parseDay([String(year).padStart(4, '0'), pad(month), pad(day)].join('-'));
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
