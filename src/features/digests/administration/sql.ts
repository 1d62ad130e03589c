import 'server-only';
import { z } from 'zod';
import { DigestOutcome } from '@/generated/prisma/enums';
import { type Day, dayOf } from '@/lib/day';
import { db } from '@/lib/db';

const state = z.object({
  confirmed: z.number(),
  pending: z.number(),
  paused: z.number(),
  unsubscribed: z.number(),
  due: z.number(),
});
export type StateCounts = z.infer<typeof state>;

/** How many subscriptions are in which state. */
export async function countStates(now: Date): Promise<StateCounts> {
  const rows = await db.$queryRaw`
    SELECT
      count(*) FILTER (WHERE confirmed_at IS NOT NULL AND paused_at IS NULL AND unsubscribed_at IS NULL)::int AS confirmed,
      count(*) FILTER (WHERE confirmed_at IS NULL AND unsubscribed_at IS NULL)::int AS pending,
      count(*) FILTER (WHERE paused_at IS NOT NULL AND unsubscribed_at IS NULL)::int AS paused,
      count(*) FILTER (WHERE unsubscribed_at IS NOT NULL)::int AS unsubscribed,
      count(*) FILTER (WHERE due_at <= ${now})::int AS due
    FROM digest_subscriptions
  `;
  return z.array(state).length(1).parse(rows)[0] as StateCounts;
}

const run = z.object({
  day: z.date().transform(dayOf),
  outcome: z.enum(DigestOutcome).nullable(),
  count: z.number(),
});
export type RunCount = { day: Day; outcome: DigestOutcome | null; count: number };

/** What became of the issues made since an instant, by the UTC day on which they were; null: they are open. */
export async function countOutcomes(since: Date): Promise<RunCount[]> {
  const rows = await db.$queryRaw`
    SELECT (created_at AT TIME ZONE 'UTC')::date AS day, outcome::text, count(*)::int AS count
    FROM digest_issues
    WHERE created_at >= ${since}
    GROUP BY day, outcome
    ORDER BY day DESC, outcome
  `;
  return z.array(run).parse(rows);
}

const reason = z.object({
  reason: z.string(),
  code: z.number().nullable(),
  count: z.number(),
  last: z.date(),
});
export type FailureCount = z.infer<typeof reason>;

/** Why mails were not accepted since an instant, the commonest first. */
export async function countFailures(since: Date, limit: number): Promise<FailureCount[]> {
  const rows = await db.$queryRaw`
    SELECT COALESCE(reason, '') AS reason, code, count(*)::int AS count, max(finished_at) AS last
    FROM digest_deliveries
    WHERE finished_at >= ${since} AND NOT accepted
    GROUP BY reason, code
    ORDER BY count DESC, last DESC
    LIMIT ${limit}
  `;
  return z.array(reason).parse(rows);
}
