import type pg from 'pg';
import { durationText } from '@/lib/time-text';
import { type Finding, fine, problem, warning } from './finding';

const WORTH_SAYING_MS = 5_000;
/** Sessions, signatures and schedules go wrong. */
const TOO_MUCH_MS = 60_000;

/** How far this machine's clock is from another: `theirs` was read between `before` and `after`. */
export function compareClocks(given: {
  whose: string;
  theirs: Date;
  before: number;
  after: number;
}): Finding {
  const { whose, theirs, before, after } = given;
  const at = theirs.getTime();
  const apart = at < before ? before - at : Math.max(at - after, 0);
  if (apart < WORTH_SAYING_MS) return fine('clock', `agrees with ${whose}`);
  const what = `${durationText(apart)} ${at < before ? 'before' : 'behind'} ${whose}`;
  const todo = 'Let both machines set their clocks by NTP (timedatectl set-ntp true).';
  return apart > TOO_MUCH_MS ? problem('clock', what, todo) : warning('clock', what, todo);
}

export async function checkDatabaseClock(client: pg.Client): Promise<Finding> {
  const before = Date.now();
  const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const theirs = rows[0]?.now ?? new Date(0);
  return compareClocks({ whose: "the database's", theirs, before, after: Date.now() });
}
