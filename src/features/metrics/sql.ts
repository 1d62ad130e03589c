import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';
import { JOB_STATE } from '@/lib/jobs/sql';

const ingested = z.object({
  source: z.string(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
});

/** What every run brought, by the way it came. */
export async function sumIngested() {
  return z.array(ingested).parse(
    await db.$queryRaw`
      SELECT source, sum(created)::float8 AS created, sum(updated)::float8 AS updated,
             sum(unchanged)::float8 AS unchanged, sum(rejected)::float8 AS rejected
      FROM ingest_runs
      GROUP BY source
      ORDER BY source`,
  );
}

const sourceState = z.object({ source: z.string(), succeededAt: z.number().nullable(), failing: z.number() });

/** When each source last brought what it was asked for, in seconds since 1970, and how many of its parts failed. */
export async function listSourceSuccesses() {
  return z.array(sourceState).parse(
    await db.$queryRaw`
      SELECT source, extract(epoch FROM max(succeeded_at))::float8 AS "succeededAt",
             (count(*) FILTER (WHERE failure IS NOT NULL))::int AS failing
      FROM ingest_sources
      GROUP BY source
      ORDER BY source`,
  );
}

const jobCount = z.object({
  task: z.string(),
  state: z.enum(['waiting', 'scheduled', 'running', 'dead']),
  jobs: z.number(),
  oldest: z.number(),
});

/** The jobs of the worker, by task and how it stands with them, with the time at which the oldest was to run. */
export async function countJobs() {
  return z.array(jobCount).parse(
    await db.$queryRaw`
      SELECT task, CASE WHEN state = 'waiting' AND run_at > now() THEN 'scheduled' ELSE state END AS state,
             count(*)::int AS jobs, extract(epoch FROM min(run_at))::float8 AS oldest
      FROM (
        SELECT job.task_identifier AS task, job.run_at, ${JOB_STATE} AS state
        FROM graphile_worker.jobs AS job
      ) AS standing
      WHERE state IS NOT NULL
      GROUP BY 1, 2
      ORDER BY 1, 2`,
  );
}

const issueCount = z.object({ outcome: z.string(), issues: z.number() });

/** The issues of digests by what became of them (`pending`: nothing yet). */
export async function countIssues() {
  return z.array(issueCount).parse(
    await db.$queryRaw`
      SELECT coalesce(outcome::text, 'pending') AS outcome, count(*)::int AS issues
      FROM digest_issues
      GROUP BY 1
      ORDER BY 1`,
  );
}
