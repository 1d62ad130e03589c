import { setTimeout as sleep } from 'node:timers/promises';
import { isContention, whyUnavailable } from '@/lib/database-error';

/** Between two attempts, in milliseconds: at first, and at most. */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Keeps what must not be lost: done again while the database is away or full, for so long.
 * @param work changes nothing more where it is done again
 * @throws what it failed of, where that does not pass, or not in time
 */
export async function outlast<Result>(work: () => Promise<Result>, patienceMs: number): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      const passes = whyUnavailable(error) !== null || isContention(error);
      if (!passes || performance.now() + wait > end) throw error;
      await sleep(wait);
    }
  }
}
