import 'server-only';
import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { sendMail } from '@/lib/mail/send';
import { expiryOf } from '../cadence';
import { linkUrl } from '../links';
import { heldFor, listId, messageIdOf, operatorText } from '../message';
import { renderConfirmation } from '../rendering/confirmation';
import { neutralSentence } from '../subject';
import { nameSubject } from '../subscribing/queries';
import { holdConfirmation } from './sql';

/**
 * Sends the mail that asks whether an address is its owner's: once. Where the sender dies after the server took it, the
 * same mail, by its id, goes out again.
 * @throws Error where it may go better another time
 */
export async function sendConfirmation(subscriptionId: number, now: Date): Promise<void> {
  if (!(await holdConfirmation(subscriptionId, now, new Date(now.getTime() + heldFor())))) return;
  const outcome = await sendMail(await composeConfirmation(subscriptionId));
  const where = { id: subscriptionId };
  if (outcome.sent) {
    await db.subscription.update({ where, data: { confirmationSentAt: now, confirmationHeldUntil: null } });
  } else if (outcome.permanent) {
    await forgetRequest(subscriptionId);
  } else {
    await db.subscription.update({ where, data: { confirmationHeldUntil: null } });
    throw new Error(outcome.reason);
  }
}

async function composeConfirmation(id: number) {
  const found = await db.subscription.findUniqueOrThrow({ where: { id }, include: { subscriber: true } });
  const { SITE_NAME, SITE_URL } = env();
  const subject = await nameSubject({ kind: found.subject, text: found.subjectText });
  const mail = renderConfirmation(
    {
      siteName: SITE_NAME,
      wanted: neutralSentence(subject, found.cadence),
      until: dayText(dayOf(expiryOf(found.requestedAt))),
      operator: operatorText(),
    },
    { site: SITE_URL, confirm: linkUrl('confirm', { id, version: 1 }) },
  );
  return {
    ...mail,
    to: found.subscriber.address,
    headers: {},
    messageId: messageIdOf('confirmation', id, found.requestedAt),
    listId: listId(),
  };
}

/** There is no such address: whoever mistyped theirs may ask again. */
async function forgetRequest(id: number): Promise<void> {
  const { subscriberId } = await db.subscription.delete({ where: { id } });
  await db.subscriber.deleteMany({ where: { id: subscriberId, confirmedAt: null } });
}
