import 'server-only';
import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { type MailOutcome, sendMail } from '@/lib/mail/send';
import { outlast } from '@/lib/outlast';
import { expiryOf } from '../cadence';
import { linkUrl } from '../links';
import { heldFor, listId, messageIdOf, operatorText } from '../message';
import { renderConfirmation } from '../rendering/confirmation';
import { neutralSentence } from '../subject';
import { nameSubject } from '../subscribing/queries';
import { holdConfirmation, readyConfirmationSent } from './sql';

/**
 * Sends the mail that asks whether an address is its owner's: once, whatever is killed when.
 * @throws Error where it may go better another time
 */
export async function sendConfirmation(subscriptionId: number, now: Date): Promise<void> {
  const until = new Date(now.getTime() + heldFor());
  if (!(await holdConfirmation(subscriptionId, now, until))) return;
  const mail = await composeConfirmation(subscriptionId);
  const outcome = await sendMail(mail, () => readyConfirmationSent(subscriptionId, now, until));
  await outlast(() => noteOutcome(subscriptionId, outcome, now), heldFor());
  if (!outcome.sent && !outcome.unheard && !outcome.permanent) throw new Error(outcome.reason);
}

/** Where it is not known whether the mail server took it, it counts as sent. */
async function noteOutcome(id: number, outcome: MailOutcome, now: Date): Promise<void> {
  if (!outcome.sent && outcome.permanent) return forgetRequest(id);
  const isSent = outcome.sent || outcome.unheard;
  await db.subscription.updateMany({
    where: { id },
    data: { confirmationSentAt: isSent ? now : null, confirmationHeldUntil: null },
  });
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
  await db.$transaction([
    db.subscriber.deleteMany({ where: { confirmedAt: null, subscriptions: { some: { id } } } }),
    db.subscription.deleteMany({ where: { id } }),
  ]);
}
