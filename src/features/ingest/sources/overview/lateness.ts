import { parseSchedule } from '@/lib/jobs/schedule';

/** A schedule that was missed more often is not counted to its beginning. */
const MOST_COUNTED = 99;

/** How often a source was due since an instant, up to now: how far behind its schedule it is. */
export function timesDue(schedule: string, since: Date, now: Date): number {
  const { next } = parseSchedule(schedule);
  let count = 0;
  for (let at = next(since); at && at <= now && count < MOST_COUNTED; at = next(at)) count += 1;
  return count;
}

/** "with its schedule", "1 time behind its schedule", "99 times or more behind its schedule" */
export function latenessText(count: number): string {
  if (count === 0) return 'with its schedule';
  if (count >= MOST_COUNTED) return `${MOST_COUNTED} times or more behind its schedule`;
  return `${count} ${count === 1 ? 'time' : 'times'} behind its schedule`;
}
