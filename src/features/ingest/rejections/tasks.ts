import 'server-only';
import { defineTask } from '@/lib/jobs/task';
import { retryGroup } from './retry/run';
import { retryGroupInput } from './schema';

/** Reads all rejections of a reason once more: after their parser was put right. */
export const RETRY_TASK = defineTask({
  name: 'ingest.retry',
  payload: retryGroupInput,
  // A hundred thousand of one reason.
  limitMinutes: 6 * 60,
  maxAttempts: 3,
  run: async (wanted, { signal }) => {
    await retryGroup(wanted, signal);
  },
});
