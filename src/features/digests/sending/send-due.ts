import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { planDue } from '../planning/mutations';
import { getNextTurn, listReady } from '../planning/sql';
import { type Results, sendIssues } from './send-issues';

/** Issues taken at once, so that memory does not grow with their number. */
const AT_ONCE = 500;

type SendDueOptions = {
  signal?: AbortSignal;
  now?: () => Date;
  /** Takes what was done so far. */
  onProgress?: (results: Results) => void;
};

/**
 * Plans what is due and sends it, in this process and without the queue; waits for the turns of domains, not for what is
 * to be tried again. Any number of these, and of workers, may run beside it.
 */
export async function sendAllDue({
  signal,
  now = () => new Date(),
  onProgress,
}: SendDueOptions): Promise<Results> {
  const total: Results = { sent: 0, empty: 0, failed: 0, dropped: 0, postponed: 0, skipped: 0 };
  await planDue({ now: now(), signal, task: null });
  while (!signal?.aborted) {
    const ids = await listReady(now(), AT_ONCE);
    if (ids.length === 0) {
      const turn = await getNextTurn();
      if (turn === null) break;
      await sleep(Math.max(turn.getTime() - now().getTime(), 1), null, { signal }).catch(() => {});
      continue;
    }
    const results = await sendIssues(ids, { signal, now });
    for (const [name, count] of Object.entries(results)) total[name as keyof Results] += count;
    onProgress?.(total);
  }
  return total;
}
