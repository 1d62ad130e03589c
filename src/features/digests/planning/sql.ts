import 'server-only';
import { z } from 'zod';
import { DigestCadence } from '@/generated/prisma/enums';
import { db, type Transaction } from '@/lib/db';

const due = z.object({
  id: z.number(),
  cadence: z.enum(DigestCadence),
  hour: z.number(),
  timeZone: z.string(),
  address: z.string(),
});
export type DueSubscription = z.infer<typeof due>;

/** Subscriptions that are due, the longest first, held until the transaction ends; what another one holds is left out. */
export async function takeDue(
  transaction: Transaction,
  { now, limit }: { now: Date; limit: number },
): Promise<DueSubscription[]> {
  const rows = await transaction.$queryRaw`
    SELECT
      subscription.id,
      subscription.cadence::text AS cadence,
      subscription.hour,
      subscription.time_zone AS "timeZone",
      subscriber.address
    FROM digest_subscriptions AS subscription
    JOIN digest_subscribers AS subscriber ON subscriber.id = subscription.subscriber_id
    WHERE subscription.due_at <= ${now}
    ORDER BY subscription.due_at, subscription.id
    LIMIT ${limit}
    FOR UPDATE OF subscription SKIP LOCKED
  `;
  return z.array(due).parse(rows);
}

export async function moveDue(transaction: Transaction, due: { id: number; dueAt: Date }[]): Promise<void> {
  await transaction.$executeRaw`
    UPDATE digest_subscriptions AS subscription
    SET due_at = next.due_at
    FROM unnest(${due.map(({ id }) => id)}::int[], ${due.map(({ dueAt }) => dueAt)}::timestamptz[]) AS next (id, due_at)
    WHERE subscription.id = next.id
  `;
}

const place = z.object({ domain: z.string(), nextAt: z.date() });

/**
 * Reserves so many turns of each domain, one every `intervalMs`, behind those that are reserved already.
 * @returns when the first turn of each is
 */
export async function reserveTurns(
  transaction: Transaction,
  { counts, now, intervalMs }: { counts: Map<string, number>; now: Date; intervalMs: number },
): Promise<Map<string, Date>> {
  // In one order, so that two who plan at once do not wait for each other.
  const domains = [...counts.keys()].sort();
  const lengths = domains.map((domain) => (counts.get(domain) ?? 0) * intervalMs);
  const rows = await transaction.$queryRaw`
    INSERT INTO digest_domains AS held (domain, next_at)
    SELECT wanted.domain, ${now}::timestamptz + wanted.length * interval '1 millisecond'
    FROM unnest(${domains}::text[], ${lengths}::float8[]) AS wanted (domain, length)
    ORDER BY wanted.domain
    ON CONFLICT (domain) DO UPDATE SET
      next_at = greatest(held.next_at, ${now}::timestamptz) + (EXCLUDED.next_at - ${now}::timestamptz)
    RETURNING domain, next_at AS "nextAt"
  `;
  return new Map(
    z
      .array(place)
      .parse(rows)
      .map(({ domain, nextAt }) => [
        domain,
        new Date(nextAt.getTime() - (counts.get(domain) ?? 0) * intervalMs),
      ]),
  );
}

/** Issues that wait for nobody: their turn has come, or come again, and the queue was not told of it since. */
export async function takeStranded(
  transaction: Transaction,
  { now, queuedBefore, limit }: { now: Date; queuedBefore: Date; limit: number },
): Promise<number[]> {
  const rows = await transaction.$queryRaw`
    UPDATE digest_issues
    SET queued_at = ${now}
    WHERE id IN (
      SELECT id
      FROM digest_issues
      WHERE closed_at IS NULL
        AND not_before <= ${now}
        AND (held_until IS NULL OR held_until <= ${now})
        AND (queued_at < greatest(not_before, held_until) OR queued_at <= ${queuedBefore})
      ORDER BY not_before, id
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Issues whose turn it is, the longest first. */
export async function listReady(now: Date, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw`
    SELECT id
    FROM digest_issues
    WHERE closed_at IS NULL AND not_before <= ${now} AND (held_until IS NULL OR held_until <= ${now})
    ORDER BY not_before, id
    LIMIT ${limit}
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** When the next issue that was never tried has its turn; null where there is none. */
export async function getNextTurn(): Promise<Date | null> {
  const rows = await db.$queryRaw`
    SELECT min(not_before) AS turn
    FROM digest_issues
    WHERE closed_at IS NULL AND attempts = 0
  `;
  return z.array(z.object({ turn: z.date().nullable() })).parse(rows)[0]?.turn ?? null;
}
