import { setMaxListeners } from 'node:events';
import type { Asked } from './asked';
import { Attempt, limitsOf } from './attempt';
import { FetchError } from './fetch-error';

const NEVER = new AbortController().signal;

/**
 * Does `once` until it succeeds, fails in a way that will not pass, or has failed as often as its limit says.
 * @throws the last error
 */
export async function persist<Result>(
  asked: Asked,
  once: (attempt: Attempt) => Promise<Result>,
): Promise<Result> {
  const { attempts, waitMs } = limitsOf(asked);
  const { clock } = asked.surroundings;
  const { signal = NEVER } = asked.request;
  // One signal may stop a whole run: Node warns of a leak from the eleventh listener on.
  setMaxListeners(0, signal);
  for (let number = 1; ; number += 1) {
    try {
      return await once(new Attempt(asked, number));
    } catch (error) {
      if (!(error instanceof FetchError) || !error.retryAt || number >= attempts) throw error;
      const wait = error.retryAt.getTime() - clock.now();
      if (wait > waitMs) throw error;
      await clock.sleep(wait, signal);
    }
  }
}
