import { afterEach } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/db';
import { enqueue, type JobOptions } from '@/lib/jobs/enqueue';
import { defineTask, type JobContext, type Task } from '@/lib/jobs/task';
import { type RunningWorker, startWorker, type WorkerOptions } from '@/lib/jobs/worker';

const PATIENCE_MS = 10_000;

/** Starts workers on the test's database that are stopped at the end of the test, and keeps what they say. */
export function useWorkers() {
  const running = new Set<RunningWorker>();
  const said: string[] = [];
  afterEach(async () => {
    await Promise.all([...running].map((worker) => worker.stop(PATIENCE_MS)));
    running.clear();
    said.length = 0;
  });
  const start = async (tasks: readonly Task<unknown>[], options: Partial<WorkerOptions> = {}) => {
    const worker = await startWorker({
      databaseUrl: process.env.DATABASE_URL ?? '',
      tasks,
      concurrency: 2,
      holder: 'a test',
      say: (text) => said.push(text),
      ...options,
    });
    running.add(worker);
    const stop = async (patienceMs = PATIENCE_MS) => {
      running.delete(worker);
      await worker.stop(patienceMs);
    };
    return { ...worker, stop };
  };
  return { start, said };
}

/** A task that calls `run`, and notes what it was called with. */
export function watchedTask(
  run: (context: JobContext & { name: string }) => Promise<void> = async () => {},
  options: Partial<Task<{ name?: string | undefined }>> = {},
) {
  const begun: { name: string; attempt: number }[] = [];
  const task = defineTask({
    name: 'testing.watch',
    payload: z.object({ name: z.string().optional() }),
    limitMinutes: 60,
    run: async ({ name = '' }, context) => {
      begun.push({ name, attempt: context.attempt });
      await run({ ...context, name });
    },
    ...options,
  });
  const add = (name: string, options: JobOptions = {}) =>
    db.$transaction((transaction) => enqueue(transaction, task, { name }, options));
  return { task, begun, add };
}

export type JobRow = {
  task: string;
  attempts: number;
  running: boolean;
  due: boolean;
  error: string | null;
};

/** All jobs there are, oldest first. */
export async function allJobs(): Promise<JobRow[]> {
  return db.$queryRaw`
    SELECT task_identifier AS task, attempts::int, locked_at IS NOT NULL AS running, run_at <= now() AS due,
           last_error AS error
    FROM graphile_worker.jobs ORDER BY id`;
}

/** Makes jobs that wait for another attempt due now. */
export async function hurry(): Promise<void> {
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL`;
  await db.$executeRaw`SELECT pg_notify('jobs:insert', '{"count":1}')`;
}
