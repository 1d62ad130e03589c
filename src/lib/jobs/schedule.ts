import { parseCronItem } from 'graphile-worker';

const MINUTE_MS = 60_000;
const HORIZON_MINUTES = 366 * 24 * 60;

/** When a task is due: five fields of cron (minute, hour, day, month, weekday), in UTC whatever the machine's zone. */
export type Schedule = {
  /** The last minute up to now that it is due, or null where there is none within a year. */
  last: (now: Date) => Date | null;
  /** The first minute after now. */
  next: (now: Date) => Date | null;
};

/** @throws Error saying which field is wrong */
export function parseSchedule(cron: string): Schedule {
  const { match } = parseCronItem({ task: 'any', match: cron });
  const isDue = (at: Date) =>
    match({
      min: at.getUTCMinutes(),
      hour: at.getUTCHours(),
      date: at.getUTCDate(),
      month: at.getUTCMonth() + 1,
      dow: at.getUTCDay(),
    });
  const seek = (from: Date, step: 1 | -1) => {
    const start = Math.floor(from.getTime() / MINUTE_MS) + (step === 1 ? 1 : 0);
    for (let minutes = 0; minutes <= HORIZON_MINUTES; minutes += 1) {
      const at = new Date((start + step * minutes) * MINUTE_MS);
      if (isDue(at)) return at;
    }
    return null;
  };
  return { last: (now) => seek(now, -1), next: (now) => seek(now, 1) };
}
