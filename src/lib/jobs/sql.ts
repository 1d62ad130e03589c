import 'server-only';
import { ADVISORY_CLASS } from '@/lib/advisory-lock';
import { db, Prisma, type Transaction } from '@/lib/db';
import { workerLockName } from './lock-names';

/** A job as graphile-worker takes it (its type graphile_worker.job_spec). */
export type JobSpec = {
  identifier: string;
  payload: unknown;
  job_key: string | null;
  run_at: Date | null;
  priority: number | null;
  max_attempts: number;
};

/**
 * How a job of `graphile_worker.jobs AS job` stands. Null of one in whose place another was put (`addJobs`): it is no
 * more when it does not run any more.
 */
export const JOB_STATE = Prisma.sql`
  CASE
    WHEN job.locked_at IS NOT NULL THEN 'running'
    WHEN job.attempts < job.max_attempts THEN 'waiting'
    WHEN job.flags @> '{"replaced": true}' THEN NULL
    ELSE 'dead'
  END`;

/**
 * Adds jobs; they are there, and workers hear of them, when the transaction commits. graphile-worker writes one of a key
 * over one that waits; one that runs, or is dead, it leaves without its key and without further attempts, which would
 * look as if it had failed: therefore that is noted.
 */
export async function addJobs(transaction: Transaction, specs: readonly JobSpec[]): Promise<void> {
  const keys = specs.flatMap(({ job_key }) => job_key ?? []);
  if (keys.length > 0) {
    // Of one that waits this is written over as well.
    await transaction.$executeRaw(Prisma.sql`
      UPDATE graphile_worker._private_jobs
      SET flags = COALESCE(flags, '{}') || '{"replaced": true}'
      WHERE key = ANY(${keys})`);
  }
  await transaction.$executeRaw(Prisma.sql`
    SELECT count(*)
    FROM graphile_worker.add_jobs(
      ARRAY(
        SELECT json_populate_recordset(NULL::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)
      )
    )`);
}

type Due = { task: string; key: string; dueAt: Date; nextAt: Date | null };

/** Whether this is the one to add the job of a schedule: nobody did for that time or later, and none is running. */
export async function claimDue(
  transaction: Transaction,
  { task, key, dueAt, nextAt }: Due,
): Promise<boolean> {
  const claimed = await transaction.$executeRaw(Prisma.sql`
    UPDATE job_schedules
    SET due_at = ${dueAt}, next_at = ${nextAt}
    WHERE task = ${task}
      AND (due_at IS NULL OR due_at < ${dueAt})
      AND NOT EXISTS (
        SELECT FROM graphile_worker.jobs
        WHERE key = ${key} AND locked_at IS NOT NULL
      )`);
  return claimed > 0;
}

/**
 * Takes their jobs from workers that are gone; they may run at once, the attempt counts. A worker has its lock before
 * its first job, so that whose lock is not seen here had ended by the time that its job was.
 */
export async function releaseJobsOfTheGone(): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    UPDATE graphile_worker._private_jobs AS job
    SET locked_at = NULL,
        locked_by = NULL,
        run_at = greatest(run_at, now()),
        last_error = 'The worker that ran it ended before it did.'
    WHERE locked_by IS NOT NULL
      AND NOT EXISTS (
        SELECT FROM pg_locks AS lock
        WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 2
          AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND lock.classid = ${ADVISORY_CLASS}::int::oid
          AND lock.objid = hashtext(${workerLockName('')} || job.locked_by)::oid
      )`);
}

/** Deletes those in whose place others were put, and that have ended. */
export async function deleteReplacedJobs(): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    DELETE FROM graphile_worker._private_jobs
    WHERE locked_at IS NULL AND attempts >= max_attempts AND flags @> '{"replaced": true}'`);
}

/** graphile-worker takes a job from whoever has had it for four hours: those that still run are made to look younger. */
export async function renewJobs(workerId: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE graphile_worker._private_jobs
    SET locked_at = now()
    WHERE locked_by = ${workerId} AND locked_at < now() - interval '3 hours'`);
}

/** A running job that fails is tried again no sooner than this. */
export async function postponeJob(id: string, at: Date): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE graphile_worker._private_jobs
    SET run_at = greatest(run_at, ${at})
    WHERE id = ${id}::bigint`);
}

/** A running job that fails is not tried again. */
export async function exhaustJob(id: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE graphile_worker._private_jobs
    SET attempts = max_attempts
    WHERE id = ${id}::bigint`);
}

/** Makes as if an attempt that was broken off had not been, and the job free at once. */
export async function giveBackJobs(jobs: readonly { id: string; attempts: number }[]): Promise<void> {
  const ids = jobs.map(({ id }) => id);
  const attempts = jobs.map((job) => job.attempts);
  await db.$executeRaw(Prisma.sql`
    UPDATE graphile_worker._private_jobs AS job
    SET attempts = job.attempts - 1,
        run_at = now(),
        last_error = NULL
    FROM unnest(${ids}::bigint[], ${attempts}::int[]) AS broken (id, attempts)
    WHERE job.id = broken.id AND job.attempts = broken.attempts AND job.locked_at IS NULL`);
}
