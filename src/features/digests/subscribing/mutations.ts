import 'server-only';
import { db, type Transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/enqueue';
import { addressKeyOf } from '../address';
import { expiryOf, nextDue, PENDING_DAYS } from '../cadence';
import type { LinkTarget } from '../links';
import { MOST_SUBSCRIPTIONS, type SubscribeInput } from '../schema';
import { silenceHash } from '../silence';
import { confirmDigest } from '../tasks';

type Request = SubscribeInput & {
  /** Who asks, where they have a session; their bookmarks may be what is followed. */
  userId: string | null;
  now: Date;
};

/**
 * Notes what somebody asked for, and has it confirmed by mail where that may be. Says nothing of what the address was
 * before: an address that has never confirmed anything gets one mail, ever, whatever is asked for it.
 */
export async function requestSubscription(request: Request): Promise<void> {
  const { address } = request;
  await db.$transaction(async (transaction) => {
    const silenced = await transaction.digestSilence.count({ where: { addressHash: silenceHash(address) } });
    if (silenced > 0) return;
    const where = { addressKey: addressKeyOf(address) };
    const { count: created } = await transaction.subscriber.createMany({
      data: { address, ...where, createdAt: request.now },
      skipDuplicates: true,
    });
    const subscriber = await transaction.subscriber.findUniqueOrThrow({ where });
    const pending = await addPending(transaction, subscriber.id, request);
    if (pending === null || (created === 0 && subscriber.confirmedAt === null)) return;
    await enqueue(transaction, confirmDigest, { subscriptionId: pending });
  });
}

/** The id of the subscription that now waits to be confirmed and did not before; null where there is none. */
async function addPending(
  transaction: Transaction,
  subscriberId: number,
  { subject, cadence, hour, timeZone, paperCount, userId, now }: Request,
): Promise<number | null> {
  const held = await transaction.subscription.count({ where: { subscriberId, unsubscribedAt: null } });
  if (held >= MOST_SUBSCRIPTIONS) return null;
  const key = { subscriberId, subject: subject.kind, subjectText: subject.text };
  const wanted = {
    cadence,
    hour,
    timeZone: timeZone ?? env().DIGEST_TIME_ZONE,
    paperCount,
    userId: subject.kind === 'bookmarks' ? userId : null,
    requestedAt: now,
  };
  const { count } = await transaction.subscription.createMany({
    data: { ...key, ...wanted },
    skipDuplicates: true,
  });
  const where = { subscriberId_subject_subjectText: key };
  if (count > 0) return (await transaction.subscription.findUniqueOrThrow({ where })).id;
  const ended = await transaction.subscription.updateManyAndReturn({
    where: { ...key, unsubscribedAt: { not: null } },
    data: { ...wanted, ...AGAIN },
    select: { id: true },
  });
  return ended[0]?.id ?? null;
}

/** What was unsubscribed waits to be confirmed like something new. */
const AGAIN = {
  confirmedAt: null,
  unsubscribedAt: null,
  pausedAt: null,
  pauseReason: null,
  pauseNote: null,
  coveredUntil: null,
  confirmationHeldUntil: null,
  confirmationAttempts: 0,
  confirmationSentAt: null,
} as const;

/**
 * Confirms a subscription, and that the address is its subscriber's. Idempotent.
 * @returns whose it is
 * @throws AppError not_found where it is gone, unsubscribed or was asked for too long ago
 */
export async function confirmSubscription(link: LinkTarget | null, now: Date): Promise<LinkTarget> {
  return db.$transaction(async (transaction) => {
    const found = await transaction.subscription.findUnique({
      where: { id: link?.id ?? 0 },
      include: { subscriber: { select: { linkVersion: true } } },
    });
    if (!found || found.unsubscribedAt) throw new AppError('not_found', GONE);
    const { subscriberId: id, subscriber } = found;
    if (!found.confirmedAt) {
      if (expiryOf(found.requestedAt) <= now) throw new AppError('not_found', GONE);
      await startSubscription(transaction, found, now);
    }
    return { id, version: subscriber.linkVersion };
  });
}

const GONE = `This link is no longer good: a request is kept for ${PENDING_DAYS} days. Please subscribe anew.`;

type Startable = Parameters<typeof nextDue>[1] & { id: number; subscriberId: number };

/** From now on issues are due. */
export async function startSubscription(
  transaction: Transaction,
  subscription: Startable,
  now: Date,
): Promise<void> {
  await transaction.subscriber.updateMany({
    where: { id: subscription.subscriberId, confirmedAt: null },
    data: { confirmedAt: now },
  });
  await transaction.subscription.update({
    where: { id: subscription.id },
    data: { confirmedAt: now, dueAt: nextDue(now, subscription) },
  });
}

/** Ends a subscription, by the link that is in every mail of it. Idempotent; what is gone is ended. */
export async function unsubscribe(link: LinkTarget, now: Date): Promise<void> {
  await db.subscription.updateMany({
    where: { id: link.id, unsubscribedAt: null },
    data: { unsubscribedAt: now, dueAt: null },
  });
}
