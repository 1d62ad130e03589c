import 'server-only';
import { z } from 'zod';
import { ADVISORY_CLASS } from '@/lib/advisory-lock';
import { db, Prisma } from '@/lib/db';
import { WORKER_HOLDER } from '@/lib/jobs/lock-names';
import { JOB_STATE } from '@/lib/jobs/sql';
import { JOB_STATES, type JobState } from './schema';

const countRow = z.object({ state: z.enum(JOB_STATES), count: z.number() });

export async function countByState(): Promise<Record<JobState, number>> {
  const rows = await db.$queryRaw(Prisma.sql`
    SELECT ${JOB_STATE} AS state, count(*)::int AS count
    FROM graphile_worker.jobs AS job
    WHERE ${JOB_STATE} IS NOT NULL
    GROUP BY 1`);
  const counts = { running: 0, waiting: 0, dead: 0 };
  for (const { state, count } of z.array(countRow).parse(rows)) counts[state] = count;
  return counts;
}

const jobRow = z.object({
  id: z.string(),
  task: z.string(),
  /** As JSON, its beginning. */
  payload: z.string(),
  attempts: z.number(),
  mostAttempts: z.number(),
  /** When it may run; of one that runs, when it could. */
  runAt: z.date(),
  createdAt: z.date(),
  /** Since when it runs; null where it does not. */
  lockedAt: z.date().nullable(),
  /** Why the last attempt failed. */
  error: z.string().nullable(),
});
export type JobLine = z.output<typeof jobRow>;

type Wanted = { state: JobState; limit: number; payloadCharacters: number };

/** Jobs in a state: what comes next first, of the dead what was added last. */
export async function listByState({ state, limit, payloadCharacters }: Wanted): Promise<JobLine[]> {
  const order = state === 'dead' ? Prisma.sql`job.id DESC` : Prisma.sql`job.run_at, job.id`;
  const rows = await db.$queryRaw(Prisma.sql`
    SELECT job.id::text AS id,
           task.identifier AS task,
           left(job.payload::text, ${payloadCharacters}) AS payload,
           job.attempts::int AS attempts,
           job.max_attempts::int AS "mostAttempts",
           job.run_at AS "runAt",
           job.created_at AS "createdAt",
           job.locked_at AS "lockedAt",
           job.last_error AS error
    FROM graphile_worker._private_jobs AS job
    JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    WHERE ${JOB_STATE} = ${state}
    ORDER BY ${order}
    LIMIT ${limit}`);
  return z.array(jobRow).parse(rows);
}

/** Makes a job that does not run due now, with all its attempts before it. */
export async function rescheduleNow(id: string): Promise<boolean> {
  const changed = await db.$executeRaw(Prisma.sql`
    SELECT FROM graphile_worker.reschedule_jobs(ARRAY[${id}::bigint], run_at => now(), attempts => 0)`);
  return changed > 0;
}

/** The same of all that are dead; how many those were. */
export async function rescheduleDead(): Promise<number> {
  return db.$executeRaw(Prisma.sql`
    SELECT FROM graphile_worker.reschedule_jobs(
      ARRAY(SELECT job.id FROM graphile_worker.jobs AS job WHERE ${JOB_STATE} = 'dead'),
      run_at => now(),
      attempts => 0
    )`);
}

/** Deletes a job that does not run. */
export async function deleteJob(id: string): Promise<boolean> {
  const deleted = await db.$executeRaw(Prisma.sql`
    SELECT FROM graphile_worker.complete_jobs(ARRAY[${id}::bigint])`);
  return deleted > 0;
}

export async function hasJob(id: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>(Prisma.sql`
    SELECT id FROM graphile_worker.jobs WHERE id = ${id}::bigint`);
  return rows.length > 0;
}

const workerRow = z.object({
  /** "npm start (pid 4711 on host)" */
  name: z.string(),
  since: z.date(),
});
export type WorkerLine = z.output<typeof workerRow>;

/** The workers that live: those that hold the lock of one. */
export async function listLivingWorkers(): Promise<WorkerLine[]> {
  const rows = await db.$queryRaw(Prisma.sql`
    SELECT substring(activity.application_name FROM ${WORKER_HOLDER.length + 1}::int) AS name,
           activity.backend_start AS since
    FROM pg_locks AS lock
    JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
    WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 2
      AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND lock.classid = ${ADVISORY_CLASS}::int::oid
      AND starts_with(activity.application_name, ${WORKER_HOLDER})
    ORDER BY activity.backend_start, activity.pid`);
  return z.array(workerRow).parse(rows);
}
