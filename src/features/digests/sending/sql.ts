import 'server-only';
import { z } from 'zod';
import { DigestCadence, DigestSubject } from '@/generated/prisma/enums';
import { db } from '@/lib/db';

const held = z
  .object({
    id: z.number(),
    period: z.date(),
    createdAt: z.date(),
    attempts: z.number(),
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
 * its turn, or is another's.
 */
export async function holdIssue(id: number, now: Date, until: Date): Promise<HeldIssue | null> {
  const rows = await db.$queryRaw`
    UPDATE digest_issues AS issue
    SET held_until = ${until}, attempts = issue.attempts + 1
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

/** Notes that an issue was accepted, in one statement: it is closed, and what its papers were chosen from is covered. */
export async function closeSent(
  issue: Pick<HeldIssue, 'id' | 'attempts' | 'subscriptionId'>,
  { now, chosenAt }: { now: Date; chosenAt: Date },
): Promise<void> {
  await db.$executeRaw`
    WITH closed AS (
      UPDATE digest_issues
      SET closed_at = ${now}, outcome = 'sent', held_until = NULL
      WHERE id = ${issue.id}
    ),
    delivered AS (
      INSERT INTO digest_deliveries (issue_id, attempt, finished_at, accepted)
      SELECT id, ${issue.attempts}, ${now}, true
      FROM digest_issues
      WHERE id = ${issue.id}
      ON CONFLICT DO NOTHING
    )
    UPDATE digest_subscriptions
    SET covered_until = greatest(covered_until, ${chosenAt})
    WHERE id = ${issue.subscriptionId}
  `;
}
