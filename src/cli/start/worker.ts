import { setTimeout as sleep } from 'node:timers/promises';
import { FINISH_MS } from '@/lib/jobs/keep-working';
import { type Child, spawnNode } from './child';
import type { Lifetime } from './lifetime';
import { say } from './progress';

const SCRIPT = 'src/cli/start/worker-main.ts';
/** Beyond what its jobs may take to end. */
const CLOSING_MS = 5_000;
/** Before a worker that died is started again: twice as long each time, and from the beginning once one has lived. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Runs a worker until the end, and another one when it dies. At the end its jobs are told, and given back. */
export function runWorker(env: NodeJS.ProcessEnv, lifetime: Lifetime): void {
  let child: Child | undefined;
  lifetime.onEnd('the worker', async ({ forced }) => child?.stop(forced ? 0 : FINISH_MS + CLOSING_MS));
  void (async () => {
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !lifetime.isEnding;
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)
    ) {
      const since = Date.now();
      child = spawnNode({ script: SCRIPT, args: [], env, print: true });
      const status = await child.ended;
      if (lifetime.isEnding) return;
      say('Worker', `ended unexpectedly (${status ?? child.process.signalCode}); starting another`);
      if (Date.now() - since > LONGEST_PAUSE_MS) pauseMs = FIRST_PAUSE_MS;
      await sleep(pauseMs);
    }
  })();
}
