import 'server-only';
import { Prisma, type Transaction } from '@/lib/db';

/** A job as graphile-worker takes it (its type graphile_worker.job_spec). */
export type JobSpec = {
  identifier: string;
  payload: unknown;
  job_key: string | null;
  run_at: Date | null;
  priority: number | null;
  max_attempts: number;
};

/** Adds jobs; they are there, and workers hear of them, when the transaction commits. */
export async function addJobs(transaction: Transaction, specs: readonly JobSpec[]): Promise<void> {
  await transaction.$executeRaw(Prisma.sql`
    SELECT count(*)
    FROM graphile_worker.add_jobs(
      ARRAY(
        SELECT json_populate_recordset(NULL::graphile_worker.job_spec, ${JSON.stringify(specs)}::json)
      )
    )`);
}
