import type { z } from 'zod';

/** What a run of a job is told: when to give up (the worker stops, or its time is over), and which attempt it is, from 1. */
export type JobContext = { signal: AbortSignal; attempt: number };

/** Work that the worker does, once for each job that names it. */
export type Task<Payload> = {
  /** `feature.verb`: jobs are stored under it, so that another name is another task. */
  name: string;
  /** Of an object: graphile-worker has a meaning of its own for arrays. */
  payload: z.ZodType<Payload>;
  /** When a job comes by itself: five fields of cron, in UTC. Its payload is {}. */
  schedule?: string;
  /** A schedule that is new here has a job at once, for the last time that it was due; else from the next time on. */
  atOnce?: boolean;
  /**
   * A run may take so long: then its signal is aborted and it has failed. Far more than it ever takes, so that what
   * hangs is seen, and does not hold its place for ever.
   */
  limitMinutes: number;
  /** After so many failures a job is dead: it stays, with its error, until somebody retries or discards it. */
  maxAttempts?: number;
  /** Runs at least once for each job, so it does no harm when it runs again. A failure is thrown. */
  run(payload: Payload, context: JobContext): Promise<void>;
};

/**
 * Of a task that names no other. After the nth failure graphile-worker waits e^n seconds, from 3 seconds to 6 hours
 * (n = 10): ten attempts take three and a half hours.
 */
export const MOST_ATTEMPTS = 10;

const NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;

/** A task as given, its name and schedule seen to be well formed, its payload's type that of its schema. */
export function defineTask<Payload>(task: Task<Payload>): Task<Payload> {
  if (!NAME.test(task.name)) throw new Error(`"${task.name}" does not name a task as feature.verb`);
  if (task.schedule !== undefined && !task.payload.safeParse({}).success) {
    throw new Error(`${task.name} has a schedule, so its payload must admit {}`);
  }
  if (!(task.limitMinutes > 0)) throw new Error(`${task.name} needs time to run`);
  return task;
}
