import { instantText, parseInstant } from './instant';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Between two snapshots of an hour, one of them late. */
const ONE_HOUR_MS = 1.5 * HOUR_MS;

/** Why a board is not known, in a sentence or two, for whoever asked; null where the instant can be looked up. */
export function refusalOf(at: string, now: Date): string | null {
  const instant = parseInstant(at);
  if (!instant) {
    const given = at.trim() ? `“${at.trim()}” names no instant.` : 'No instant was given.';
    return `${given} Write one like 2026-11-01T08:00Z: a date, a time, and its zone, which is UTC where there is none.`;
  }
  return instant > now ? `${instantText(instant)} is still to come.` : null;
}

/** Why there is no snapshot of an instant that was, given the first there is. */
export function unknownText(instant: Date, first: Date | null): string {
  if (!first) return 'Nothing has been counted yet: votes, comments and stars are counted once an hour.';
  return `Nothing was counted before ${instantText(first)}, so what was here at ${instantText(instant)} is not known.`;
}

type Told = { instant: Date; countedAt: Date; now: Date; hourlyDays: number };

/** What a board of the past is made of, and what it cannot know. */
export function pastText({ instant, countedAt, now, hourlyDays }: Told): string {
  const said = [
    `It is computed from what was counted at ${instantText(countedAt)}, by the formula of today.`,
  ];
  const isOld = now.getTime() - instant.getTime() > hourlyDays * DAY_MS;
  if (isOld) {
    said.push(`Of days more than ${hourlyDays} days ago only the last count is kept.`);
  } else if (instant.getTime() - countedAt.getTime() > ONE_HOUR_MS) {
    said.push('Nothing was counted after that, until then.');
  }
  said.push('Titles, links and topics are those of now, and papers that have gone since are missing.');
  return said.join(' ');
}
