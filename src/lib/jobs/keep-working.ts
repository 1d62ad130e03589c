import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from '@/lib/database-error';
import { startWorker, type WorkerOptions } from './worker';

/** How long running jobs may take to end when the worker is told to stop. */
export const FINISH_MS = 10_000;
/** Before it begins anew after its connection was lost, or the database was not there. */
const AGAIN_MS = 2_000;

type KeepWorking = WorkerOptions & {
  signal: AbortSignal;
  /** How long it waits for a database that is away; for ever where absent. */
  patienceMs?: number;
};

/**
 * Works until `signal`. When the database goes away it waits for it, and begins anew.
 * @throws what the database said, where that is away for longer than `patienceMs`, or is not away
 */
export async function keepWorking({ signal, patienceMs = Infinity, ...options }: KeepWorking): Promise<void> {
  const { say } = options;
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  let awaySince: number | null = null;
  while (!signal.aborted) {
    try {
      const worker = await startWorker(options);
      if (awaySince !== null) say('The database is there again');
      awaySince = null;
      await Promise.race([worker.lost, stopped]);
      await worker.stop(FINISH_MS);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (awaySince === null) say('Waiting for the database');
      awaySince ??= Date.now();
      if (Date.now() - awaySince > patienceMs) throw error;
    }
    await sleep(AGAIN_MS, undefined, { signal }).catch(() => {});
  }
}
