import { dayOf, dayToDate, parseDay } from '@/lib/day';
import { dayText } from '@/lib/day-text';

const SHAPE =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(Z|[+ -]\d{2}:?\d{2})?$/i;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** The farthest from UTC that clocks are anywhere. */
const MOST_OFFSET_HOURS = 14;

/**
 * The instant that a text names, or null: `2026-11-01T08:00Z`, with seconds or without a time, too. Without a zone it is
 * UTC. A space stands for the `+` of an offset: that is what an address makes of it.
 */
export function parseInstant(text: string): Date | null {
  const match = SHAPE.exec(text.trim());
  const day = match?.[1] ? parseDay(match[1]) : null;
  if (!match || !day) return null;
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map((part) => Number(part ?? 0));
  if (hours === undefined || minutes === undefined || seconds === undefined) return null;
  const offset = offsetOf(match[5] ?? 'Z');
  if (hours > 23 || minutes > 59 || seconds > 59 || offset === null) return null;
  return new Date(
    dayToDate(day).getTime() + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1_000 - offset,
  );
}

/** Milliseconds before UTC. */
function offsetOf(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > MOST_OFFSET_HOURS || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** "2026-11-01T08:00Z", as addresses have it. */
export function instantParam(instant: Date): string {
  return `${instant.toISOString().slice(0, 16)}Z`;
}

/** "1 November 2026, 08:00 UTC" */
export function instantText(instant: Date): string {
  return `${dayText(dayOf(instant))}, ${instant.toISOString().slice(11, 16)} UTC`;
}
