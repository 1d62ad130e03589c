import { type Day, dayToDate } from './day';

const HOUR_MS = 3_600_000;

/**
 * The instant at which the clocks of a time zone show a full hour of a day, whatever is in force there then. An hour
 * that is left out in spring is taken for the one after it; of one that comes twice in autumn the first is meant.
 * @param zone an IANA name such as "America/New_York"
 */
export function wallClockInstant(day: Day, hour: number, zone: string): Date {
  const wanted = dayToDate(day).getTime() + hour * HOUR_MS;
  // The clock of the day before and of the day after: where they differ, the hour decides between them.
  const offsets = [wanted - 24 * HOUR_MS, wanted + 24 * HOUR_MS].map((at) => offsetAt(new Date(at), zone));
  const found = offsets
    .map((offset) => new Date(wanted - offset))
    .filter((at) => at.getTime() + offsetAt(at, zone) === wanted);
  return (
    found.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? new Date(wanted - (offsets[0] ?? 0))
  );
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far ahead of UTC the clocks of a zone are, in milliseconds. */
function offsetAt(instant: Date, zone: string): number {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formatters.set(zone, formatter);
  const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instant.getTime() / 1_000) * 1_000;
}
