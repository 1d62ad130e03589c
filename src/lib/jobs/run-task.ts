import 'server-only';
import type { Task as GraphileTask, Job } from 'graphile-worker';
import { RetryLater } from './retry-later';
import { exhaustJob, postponeJob } from './sql';
import type { Task } from './task';
import { withinLimit } from './time-limit';
import { type Troubles, textOf } from './troubles';

const MINUTE_MS = 60_000;

type Surroundings = {
  /** Aborted when the worker stops. */
  stopping: AbortSignal;
  /** Takes the jobs that ended because of that. */
  brokenOff: Pick<Job, 'id' | 'attempts'>[];
  troubles: Troubles;
};

/** A task in the shape that graphile-worker runs. What is thrown fails the job; its message is what is kept of it. */
export function runTask(task: Task<unknown>, surroundings: Surroundings): GraphileTask {
  const { stopping, brokenOff, troubles } = surroundings;
  return async (given, { job }) => {
    try {
      const payload = await readPayload(task, given, job);
      const limit = { ms: MINUTE_MS * task.limitMinutes, stopping };
      await withinLimit((signal) => task.run(payload, { signal, attempt: job.attempts }), limit);
      troubles.succeeded(task.name);
    } catch (error) {
      const { attempts: attempt, max_attempts: mostAttempts } = job;
      if (stopping.aborted) brokenOff.push(job);
      else troubles.failed({ task: task.name, error, attempt, mostAttempts });
      if (error instanceof RetryLater) await postponeJob(job.id, error.at);
      throw new Error(textOf(error));
    }
  };
}

/** One that is not the task's, of an older version perhaps, is so for ever: it is not tried again. */
async function readPayload(task: Task<unknown>, given: unknown, job: Job): Promise<unknown> {
  const read = task.payload.safeParse(given);
  if (read.success) return read.data;
  await exhaustJob(job.id);
  throw new Error(`The payload is not one of ${task.name}: ${read.error.message}`);
}
