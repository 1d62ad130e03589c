import 'server-only';
import type { Transaction } from '@/lib/db';
import { addJobs, type JobSpec } from './sql';
import { MOST_ATTEMPTS, type Task } from './task';

/** So many jobs go into one statement. */
const BATCH = 1_000;

export type JobOptions = {
  /**
   * A job of this key that waits, or is dead, is replaced. Beside one that runs there will be two, and the older, which
   * is not tried again, is forgotten when it ends, however it ends.
   */
  key?: string;
  /** Not before; now where absent. */
  runAt?: Date;
  /** Lower ones run sooner; 0 where absent. */
  priority?: number;
};

export type JobRequest<Payload> = JobOptions & { payload: Payload };

/**
 * Adds a job in the caller's transaction: there is one exactly where that commits.
 * @throws ZodError where the payload is not the task's
 */
export async function enqueue<Payload>(
  transaction: Transaction,
  task: Task<Payload>,
  payload: Payload,
  options: JobOptions = {},
): Promise<void> {
  await enqueueMany(transaction, task, [{ ...options, payload }]);
}

/** Adds many jobs of a task; of those with one key the last. */
export async function enqueueMany<Payload>(
  transaction: Transaction,
  task: Task<Payload>,
  jobs: readonly JobRequest<Payload>[],
): Promise<void> {
  const specs = [...new Map(jobs.map((job, index) => [job.key ?? index, specOf(task, job)])).values()];
  for (let start = 0; start < specs.length; start += BATCH) {
    await addJobs(transaction, specs.slice(start, start + BATCH));
  }
}

function specOf<Payload>(
  task: Task<Payload>,
  { payload, key, runAt, priority }: JobRequest<Payload>,
): JobSpec {
  task.payload.parse(payload);
  return {
    identifier: task.name,
    payload,
    job_key: key ?? null,
    run_at: runAt ?? null,
    priority: priority ?? null,
    max_attempts: task.maxAttempts ?? MOST_ATTEMPTS,
  };
}
