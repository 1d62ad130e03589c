import 'server-only';
import { z } from 'zod';
import { ADVISORY_CLASS } from '@/lib/advisory-lock';
import { type Day, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';

const holderRow = z.object({ name: z.string(), heldBy: z.string(), since: z.date() });

/** Of these locks, those that a process has now, and which process that is. */
export async function listHolders(names: readonly string[]): Promise<z.infer<typeof holderRow>[]> {
  const rows = await db.$queryRaw`
    SELECT named.name, activity.application_name AS "heldBy", activity.backend_start AS since
    FROM unnest(${names}::text[]) AS named (name)
    JOIN pg_locks AS lock ON lock.objid = hashtext(named.name)::oid
    JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
    WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 2
      AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND lock.classid = ${ADVISORY_CLASS}::int::oid
  `;
  return z.array(holderRow).parse(rows);
}

const dayRow = z.object({
  source: z.string(),
  day: z.date().transform(dayOf),
  runs: z.number(),
  failed: z.number(),
  received: z.number(),
  created: z.number(),
  updated: z.number(),
  rejected: z.number(),
});
export type SourceDay = z.infer<typeof dayRow>;

/** What runs brought since a day, by source and the day they began on. */
export async function countBySourceAndDay(since: Day): Promise<SourceDay[]> {
  const rows = await db.$queryRaw`
    SELECT
      run.source,
      (run.started_at AT TIME ZONE 'UTC')::date AS day,
      count(*)::int AS runs,
      (count(*) FILTER (WHERE run.failure IS NOT NULL))::int AS failed,
      sum(run.received)::int AS received,
      sum(run.created)::int AS created,
      sum(run.updated)::int AS updated,
      sum(run.rejected)::int AS rejected
    FROM ingest_runs AS run
    WHERE run.started_at >= ${dayToDate(since)}::date
    GROUP BY 1, 2
    ORDER BY 1, 2
  `;
  return z.array(dayRow).parse(rows);
}
