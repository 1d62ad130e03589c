import { setTimeout as sleep } from 'node:timers/promises';
import { planDue } from '@/features/digests/planning/mutations';
import { listReady } from '@/features/digests/planning/sql';
import { sendIssues } from '@/features/digests/sending/send-issues';

/** Waits to be told to begin, then sends whatever is due until there is nothing left, or it is killed. */
const offsetMs = Number(process.env.CLOCK_OFFSET_MS);
const now = () => new Date(Date.now() + offsetMs);

console.log('ready');
await new Promise((resolve) => process.stdin.once('data', resolve));
await planDue({ now: now(), task: null });
const holdMs = Number(process.env.HOLD_MS);
// What a sender that was killed held is free again by then.
const until = Date.now() + holdMs + 1_000;
for (
  let ids = await listReady(now(), 50);
  ids.length > 0 || Date.now() < until;
  ids = await listReady(now(), 50)
) {
  await sendIssues(ids, { now, holdMs });
  if (ids.length === 0) await sleep(100);
}
process.exit(0);
