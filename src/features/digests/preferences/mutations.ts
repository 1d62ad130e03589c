import 'server-only';
import { db, Prisma, type Transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { firstSince, nextDue } from '../cadence';
import type { LinkTarget } from '../links';
import type { ChangeInput, StateInput } from '../schema';
import { startSubscription } from '../subscribing/mutations';
import { requireSubject } from '../subscribing/queries';

const ENDED = 'This link is no longer good. The newest mail you had from here has one that is.';

/** Runs a change of one subscription for whoever holds the link to its preferences. */
async function changeOwn<Result>(
  link: LinkTarget | null,
  subscriptionId: number,
  change: (transaction: Transaction, subscription: Subscription) => Promise<Result>,
): Promise<Result> {
  return db.$transaction(async (transaction) => {
    const found = await transaction.subscription.findFirst({
      where: {
        id: subscriptionId,
        subscriber: { id: link?.id ?? 0, linkVersion: link?.version ?? 0 },
      },
    });
    if (!found) throw new AppError('not_found', ENDED);
    return change(transaction, found);
  });
}

type Subscription = Prisma.SubscriptionGetPayload<object>;

const isActive = ({ confirmedAt, pausedAt, unsubscribedAt }: Subscription) =>
  confirmedAt !== null && pausedAt === null && unsubscribedAt === null;

/**
 * Changes what a subscription brings and when.
 * @throws AppError invalid, conflict where there is one for that already
 */
export async function changeSubscription(
  link: LinkTarget | null,
  { subscriptionId, subject: given, cadence, hour, timeZone, paperCount }: ChangeInput,
  now: Date,
): Promise<void> {
  const subject = await requireSubject(given);
  const data = { subject: subject.kind, subjectText: subject.text, cadence, hour, timeZone, paperCount };
  try {
    await changeOwn(link, subscriptionId, async (transaction, found) => {
      if (subject.kind === 'bookmarks' && found.userId === null) {
        throw new AppError('invalid', 'Bookmarks are followed from the page of your bookmarks.');
      }
      const isOther = found.subject !== subject.kind || found.subjectText !== subject.text;
      await transaction.subscription.update({
        where: { id: subscriptionId },
        data: {
          ...data,
          ...(isOther && { coveredUntil: firstSince(now, cadence) }),
          ...(isActive(found) && { dueAt: nextDue(now, { cadence, hour, timeZone }) }),
        },
      });
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new AppError('conflict', 'You have a subscription to that already.');
    }
    throw error;
  }
}

/** Brings a subscription into the wanted state. Idempotent. */
export async function setState(
  link: LinkTarget | null,
  { subscriptionId: id, state }: Omit<StateInput, 'token'>,
  now: Date,
): Promise<void> {
  await changeOwn(link, id, async (transaction, found) => {
    const where = { id };
    const ended = { unsubscribedAt: null, pausedAt: null, pauseReason: null, pauseNote: null };
    if (state === 'unsubscribed') {
      if (found.unsubscribedAt) return;
      await transaction.subscription.update({ where, data: { unsubscribedAt: now, dueAt: null } });
    } else if (state === 'paused') {
      if (!isActive(found)) return;
      await transaction.subscription.update({
        where,
        data: { pausedAt: now, pauseReason: 'asked', dueAt: null },
      });
    } else if (state === 'resumed' && found.confirmedAt) {
      if (isActive(found)) return;
      // Not all that came meanwhile.
      const coveredUntil = firstSince(now, found.cadence);
      await transaction.subscription.update({
        where,
        data: { ...ended, coveredUntil, dueAt: nextDue(now, found) },
      });
    } else if (!found.confirmedAt) {
      await transaction.subscription.update({ where, data: ended });
      await startSubscription(transaction, found, now);
    }
  });
}

/** Deletes everything that is stored of a subscriber. Idempotent. */
export async function deleteSubscriber(link: LinkTarget | null): Promise<void> {
  if (link) await db.subscriber.deleteMany({ where: { id: link.id, linkVersion: link.version } });
}

/**
 * Ends all links to a subscriber's preferences that were ever mailed; those to unsubscribe stay good.
 * @returns the link that is good from now on
 */
export async function endLinks(link: LinkTarget | null): Promise<LinkTarget> {
  const { count } = await db.subscriber.updateMany({
    where: { id: link?.id ?? 0, linkVersion: link?.version ?? 0 },
    data: { linkVersion: { increment: 1 } },
  });
  if (!link || count === 0) throw new AppError('not_found', ENDED);
  return { id: link.id, version: link.version + 1 };
}
