import 'server-only';
import { z } from 'zod';
import { DigestCadence, DigestSubject } from '@/generated/prisma/enums';
import { db } from '@/lib/db';
import { type ReadyChange, readyChange } from '@/lib/ready-change';

const held = z
  .object({
    id: z.number(),
    period: z.date(),
    createdAt: z.date(),
    attempts: z.number(),
    heldUntil: z.date(),
    handedAt: z.date().nullable(),
    chosenAt: z.date().nullable(),
    subscriptionId: z.number(),
    subject: z.enum(DigestSubject),
    subjectText: z.string(),
    userId: z.string().nullable(),
    cadence: z.enum(DigestCadence),
    paperCount: z.number(),
    confirmedAt: z.date().nullable(),
    isActive: z.boolean(),
    coveredUntil: z.date().nullable(),
    subscriberId: z.number(),
    address: z.string(),
    linkVersion: z.number(),
  })
  .transform(({ subject: kind, subjectText: text, confirmedAt, ...rest }) => ({
    ...rest,
    subject: { kind, text },
    confirmedAt: confirmedAt ?? rest.createdAt,
  }));

/** An issue that is ours to send, with all that its mail needs but the papers. */
export type HeldIssue = z.output<typeof held>;

/**
 * Takes an issue whose turn it is, until `until`: nobody else sends it before that. Null where it is closed, waits for
 * its turn, or is another's. One that was handed over comes to be closed; that is no attempt.
 */
export async function holdIssue(id: number, now: Date, until: Date): Promise<HeldIssue | null> {
  const rows = await db.$queryRaw`
    UPDATE digest_issues AS issue
    SET held_until = ${until}, attempts = issue.attempts + (issue.handed_at IS NULL)::int
    FROM digest_subscriptions AS subscription
    JOIN digest_subscribers AS subscriber ON subscriber.id = subscription.subscriber_id
    WHERE issue.id = ${id}
      AND issue.closed_at IS NULL
      AND issue.not_before <= ${now}
      AND (issue.held_until IS NULL OR issue.held_until <= ${now})
      AND subscription.id = issue.subscription_id
    RETURNING
      issue.id,
      issue.period,
      issue.created_at AS "createdAt",
      issue.attempts,
      issue.held_until AS "heldUntil",
      issue.handed_at AS "handedAt",
      issue.chosen_at AS "chosenAt",
      subscription.id AS "subscriptionId",
      subscription.subject::text,
      subscription.subject_text AS "subjectText",
      subscription.user_id AS "userId",
      subscription.cadence::text,
      subscription.paper_count AS "paperCount",
      subscription.confirmed_at AS "confirmedAt",
      (
        subscription.confirmed_at IS NOT NULL
        AND subscription.paused_at IS NULL
        AND subscription.unsubscribed_at IS NULL
      ) AS "isActive",
      subscription.covered_until AS "coveredUntil",
      subscriber.id AS "subscriberId",
      subscriber.address,
      subscriber.link_version AS "linkVersion"
  `;
  return z.array(held).parse(rows)[0] ?? null;
}

/**
 * Makes ready to note that the mail of an issue is handed over.
 * @throws Error where that is done, or it is not ours any more
 */
export function readyHanded({ id, heldUntil }: HeldIssue, now: Date): Promise<ReadyChange> {
  return readyChange({
    text: `
      UPDATE digest_issues
      SET handed_at = $2
      WHERE id = $1 AND held_until = $3 AND handed_at IS NULL
    `,
    values: [id, now, heldUntil],
  });
}

/**
 * Notes that an issue was sent, in one statement: it is closed, and what its papers were chosen from is covered.
 * @param unheard why nobody heard whether the mail server took it; null where it said so
 */
export async function closeSent(
  { id, attempts }: Pick<HeldIssue, 'id' | 'attempts'>,
  { now, unheard }: { now: Date; unheard: string | null },
): Promise<void> {
  await db.$executeRaw`
    WITH closed AS (
      UPDATE digest_issues
      SET closed_at = ${now}, outcome = 'sent', held_until = NULL
      WHERE id = ${id}
      RETURNING id, subscription_id, chosen_at
    ),
    delivered AS (
      INSERT INTO digest_deliveries AS delivery (issue_id, attempt, finished_at, accepted, reason)
      SELECT id, ${attempts}, ${now}, CASE WHEN ${unheard}::text IS NULL THEN true END, ${unheard}
      FROM closed
      ON CONFLICT (issue_id, attempt) DO UPDATE SET accepted = true, reason = NULL WHERE EXCLUDED.accepted
    )
    UPDATE digest_subscriptions AS subscription
    SET covered_until = greatest(subscription.covered_until, closed.chosen_at)
    FROM closed
    WHERE subscription.id = closed.subscription_id
  `;
}
