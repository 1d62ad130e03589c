import { addDays, type Day, dayOf, dayToDate, isoWeekday } from '@/lib/day';
import { dayTextLong, rangeText } from '@/lib/day-text';
import { localDay, localInstant, nextLocalDay } from '@/lib/local-time';

export const CADENCES = ['daily', 'weekly'] as const;
export type Cadence = (typeof CADENCES)[number];

/** When somebody wants their mail: an hour of each day in their zone, or of each Monday. */
export type Timetable = { cadence: Cadence; hour: number; timeZone: string };

/** A period is named by the local day on which it is due. */
function isDue(day: Day, cadence: Cadence): boolean {
  return cadence === 'daily' || isoWeekday(day) === 1;
}

/** When a period is due. */
export function dueInstant(period: Day, { hour, timeZone }: Timetable): Date {
  return localInstant({ day: period, hour, timeZone });
}

/** The first instant after another at which an issue is due. */
export function nextDue(after: Date, timetable: Timetable): Date {
  const { cadence, timeZone } = timetable;
  // From the day before: its hour may have been skipped to the beginning of the next.
  let day = nextLocalDay(localDay(after, timeZone), timeZone, -1);
  while (!isDue(day, cadence) || dueInstant(day, timetable) <= after) day = nextLocalDay(day, timeZone);
  return dueInstant(day, timetable);
}

/** The latest period that is due at an instant; those before it that were missed are not made up for. */
export function periodAt(now: Date, timetable: Timetable): Day {
  const { cadence, timeZone } = timetable;
  let day = localDay(now, timeZone);
  while (!isDue(day, cadence) || dueInstant(day, timetable) > now) day = nextLocalDay(day, timeZone, -1);
  return day;
}

/** What a first issue goes back over: a weekend, or a week and a day. */
const FIRST_DAYS: Record<Cadence, number> = { daily: 3, weekly: 8 };

/** Since when papers are new to a subscription that has had no issue yet. */
export function firstSince(confirmedAt: Date, cadence: Cadence): Date {
  return new Date(confirmedAt.getTime() - FIRST_DAYS[cadence] * 86_400_000);
}

/** "Friday, 14 March 2025"; of a week that ends before the Monday it is due on, "23 to 29 June 2026". */
export function periodText(period: Date, cadence: Cadence): string {
  const day = dayOf(period);
  if (cadence === 'daily') return dayTextLong(day);
  return rangeText({ first: addDays(day, -7), last: addDays(day, -1) });
}

/** As a `date` column has it. */
export function periodDate(period: Day): Date {
  return dayToDate(period);
}

/** What was asked for and not confirmed is gone after so many days. */
export const PENDING_DAYS = 7;

/** When a request that nobody confirmed is forgotten. */
export function expiryOf(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + PENDING_DAYS * 86_400_000);
}
