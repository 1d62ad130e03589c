import 'server-only';
import { db } from '@/lib/db';
import { PENDING_DAYS } from '../cadence';
import { silenceHash } from '../silence';

const AT_ONCE = 500;
const DAY_MS = 86_400_000;
/** A domain whose last turn is so long ago needs none reserved. */
const IDLE_MS = DAY_MS;
/** Days that is known how often a mail was tried, and for which day there was none: pages show two weeks of it. */
export const ATTEMPTS_KEPT_DAYS = 90;

/**
 * Forgets the addresses that confirmed nothing in time. Of those that had their mail a keyed hash stays, so that nobody
 * can have another one sent to them; where no mail was ever accepted its reader may ask again.
 * @returns how many it forgot
 */
export async function forgetUnconfirmed(now: Date): Promise<number> {
  const before = new Date(now.getTime() - PENDING_DAYS * DAY_MS);
  await db.digestDomain.deleteMany({ where: { nextAt: { lt: new Date(now.getTime() - IDLE_MS) } } });
  for (let forgotten = 0; ; ) {
    const expired = await db.subscriber.findMany({
      where: { confirmedAt: null, createdAt: { lt: before } },
      select: {
        id: true,
        address: true,
        subscriptions: { select: { confirmationSentAt: true, confirmationHeldUntil: true } },
      },
      take: AT_ONCE,
    });
    const mailed = expired.filter(({ subscriptions }) =>
      subscriptions.some((each) => each.confirmationSentAt ?? each.confirmationHeldUntil),
    );
    await db.$transaction([
      db.digestSilence.createMany({
        data: mailed.map(({ address }) => ({ addressHash: silenceHash(address), reason: 'unanswered' })),
        skipDuplicates: true,
      }),
      db.subscriber.deleteMany({ where: { id: { in: expired.map(({ id }) => id) }, confirmedAt: null } }),
    ]);
    forgotten += expired.length;
    if (expired.length < AT_ONCE) return forgotten;
  }
}

/**
 * Forgets attempts of long ago to send issues that are closed, and issues of long ago that became no mail. What was mailed
 * stays: no paper comes twice, and links to what was sent are good.
 */
export async function forgetOldAttempts(now: Date): Promise<{ deliveries: number; issues: number }> {
  const before = new Date(now.getTime() - ATTEMPTS_KEPT_DAYS * DAY_MS);
  const deliveries = await db.digestDelivery.deleteMany({
    where: { finishedAt: { lt: before }, issue: { closedAt: { not: null } } },
  });
  const issues = await db.digestIssue.deleteMany({
    where: { closedAt: { lt: before }, outcome: { in: ['empty', 'dropped', 'failed'] } },
  });
  return { deliveries: deliveries.count, issues: issues.count };
}
