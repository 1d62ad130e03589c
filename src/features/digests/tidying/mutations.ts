import 'server-only';
import { db } from '@/lib/db';
import { PENDING_DAYS } from '../cadence';
import { silenceHash } from '../silence';

const AT_ONCE = 500;
/** A domain whose last turn is so long ago needs none reserved. */
const IDLE_MS = 24 * 60 * 60 * 1_000;

/**
 * Forgets the addresses that confirmed nothing in time. Of those that had their mail a keyed hash stays, so that nobody
 * can have another one sent to them; where no mail was ever accepted its reader may ask again.
 * @returns how many it forgot
 */
export async function forgetUnconfirmed(now: Date): Promise<number> {
  const before = new Date(now.getTime() - PENDING_DAYS * 86_400_000);
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
