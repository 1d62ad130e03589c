import { type Day, type DayRange, dayToDate } from './day';

// Days are UTC and written the English way ("14 March 2025"), wherever the server and the reader are.

function format(options: Intl.DateTimeFormatOptions) {
  const formatter = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  return (day: Day) => formatter.format(dayToDate(day));
}

/** "14 March 2025" */
export const dayText = format({ day: 'numeric', month: 'long', year: 'numeric' });

/** "14 Mar 2025" */
export const dayTextShort = format({ day: 'numeric', month: 'short', year: 'numeric' });

const weekday = format({ weekday: 'long' });
const weekdayShort = format({ weekday: 'short' });
const dayOfMonth = format({ day: 'numeric' });
const dayAndMonth = format({ day: 'numeric', month: 'long' });

/** "Friday, 14 March 2025" */
export function dayTextLong(day: Day): string {
  return `${weekday(day)}, ${dayText(day)}`;
}

/** "Thursday 13", for a day near the one that is shown. */
export function dayTextNear(day: Day): string {
  return `${weekday(day)} ${dayOfMonth(day)}`;
}

/** "Thu 13" */
export function dayTextTiny(day: Day): string {
  return `${weekdayShort(day)} ${dayOfMonth(day)}`;
}

/** "March 2025" */
export const monthText = format({ month: 'long', year: 'numeric' });

/** "Mar 2025" */
export const monthTextShort = format({ month: 'short', year: 'numeric' });

/** "March" */
export const monthName = format({ month: 'long' });

/** "23 to 29 June 2026", "29 June to 5 July 2026", "29 December 2025 to 4 January 2026" */
export function rangeText({ first, last }: DayRange): string {
  if (first.slice(0, 7) === last.slice(0, 7)) return `${dayOfMonth(first)} to ${dayText(last)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `${dayAndMonth(first)} to ${dayText(last)}`;
  return `${dayText(first)} to ${dayText(last)}`;
}
