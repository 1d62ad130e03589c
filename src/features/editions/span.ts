import {
  type Day,
  type DayRange,
  daysBetween,
  monthOf,
  parseDay,
  parseMonth,
  parseWeek,
  weekOf,
} from '@/lib/day';
import {
  dayText,
  dayTextLong,
  dayTextNear,
  dayTextShort,
  dayTextTiny,
  monthName,
  monthText,
  rangeText,
} from '@/lib/day-text';

/** How many days an edition presents at once. */
export type Span = 'day' | 'week' | 'month';

const PARSE: Record<Span, (text: string) => DayRange | null> = {
  day: (text) => {
    const day = parseDay(text);
    return day && { first: day, last: day };
  },
  week: parseWeek,
  month: parseMonth,
};

/** The days that `2026-06-30`, `2026-W26` or `2026-06` names; null where it names none. */
export function parseSpan(span: Span, text: string): DayRange | null {
  return PARSE[span](text);
}

/** The public address of the day, week or month a day falls in. `page` counts from 1. */
export function spanHref(span: Span, day: Day, page = 1): string {
  const place = { day: `date/${day}`, week: `week/${weekOf(day)}`, month: `month/${monthOf(day)}` }[span];
  return `/papers/${place}${page > 1 ? `?p=${page}` : ''}`;
}

/** "Friday, 14 March 2025", "Week 26, 22 to 28 June 2026", "June 2026" */
export function spanTitle(span: Span, range: DayRange): string {
  if (span === 'day') return dayTextLong(range.first);
  if (span === 'month') return monthText(range.first);
  return `Week ${weekNumber(range.first)}, ${rangeText(range)}`;
}

/** What follows "no papers": "on Friday, 14 March 2025", "in week 26, 22 to 28 June 2026", "in June 2026". */
export function spanWhen(span: Span, range: DayRange): string {
  const title = spanTitle(span, range);
  return span === 'day' ? `on ${title}` : `in ${span === 'week' ? title.replace('Week', 'week') : title}`;
}

/**
 * A step from one edition to a neighbouring one: its name in full and where there is little room. What is near is named
 * shortly ("Monday 29"), what is not says its month and year.
 */
export function spanStep(span: Span, day: Day, from: Day): { href: string; label: string; short: string } {
  const href = spanHref(span, day);
  const year = day.slice(0, 4) === from.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  if (span === 'week')
    return { href, label: `Week ${weekNumber(day)}${year}`, short: `W${weekNumber(day)}${year}` };
  if (span === 'month')
    return { href, label: `${monthName(day)}${year}`, short: `${monthName(day).slice(0, 3)}${year}` };
  if (Math.abs(daysBetween(from, day)) < 7) return { href, label: dayTextNear(day), short: dayTextTiny(day) };
  return { href, label: dayText(day), short: dayTextShort(day) };
}

function weekNumber(day: Day): number {
  return Number(weekOf(day).slice(-2));
}
