import { addDays, type Day, dayToDate } from './day';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than a thousand uses; there are as many as there are zones. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Whether a text names a time zone (IANA, "Europe/Berlin") that this machine knows. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/.test(text)) return false;
  try {
    formatterOf(text);
    return true;
  } catch {
    return false;
  }
}

/** What clocks of a zone show at an instant, as if they showed UTC: milliseconds, in whole seconds. */
function wallClock(instant: number, timeZone: string): number {
  // "11/28/2026, 08:00:00": taking the parts by name costs five times as much.
  const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = formatterOf(timeZone)
    .format(instant)
    .split(/\D+/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far clocks of a zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const seconds = Math.floor(instant / 1_000) * 1_000;
  return wallClock(seconds, timeZone) - seconds;
}

/** The calendar day in a zone at an instant. */
export function localDay(instant: Date, timeZone: string): Day {
  return new Date(wallClock(instant.getTime(), timeZone)).toISOString().slice(0, 10) as Day;
}

/**
 * When clocks of a zone show an hour of a day. Where clocks are set back and show it twice, the first time; where they
 * are set forward over it, as long after the change as it is after the hour at which they were set.
 */
export function localInstant({ day, hour, timeZone }: { day: Day; hour: number; timeZone: string }): Date {
  const wall = dayToDate(day).getTime() + hour * HOUR_MS;
  const before = offsetAt(wall - DAY_MS, timeZone);
  const after = offsetAt(wall + DAY_MS, timeZone);
  // The greater offset gives the earlier instant.
  const shown = [Math.max(before, after), Math.min(before, after)]
    .filter((offset) => offsetAt(wall - offset, timeZone) === offset)
    .map((offset) => wall - offset);
  return new Date(shown[0] ?? wall - before);
}

/** Whether a zone has a day at all: Samoa went from 29 to 31 December 2011. */
export function hasLocalDay(day: Day, timeZone: string): boolean {
  const noon = dayToDate(day).getTime() + DAY_MS / 2;
  const skipped = offsetAt(noon + DAY_MS, timeZone) - offsetAt(noon - DAY_MS, timeZone);
  return skipped < DAY_MS || localDay(localInstant({ day, hour: 12, timeZone }), timeZone) === day;
}

/** The day after it, or before, that the zone has. */
export function nextLocalDay(day: Day, timeZone: string, step: 1 | -1 = 1): Day {
  let next = addDays(day, step);
  while (!hasLocalDay(next, timeZone)) next = addDays(next, step);
  return next;
}
