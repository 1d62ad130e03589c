import 'server-only';
import { db } from '@/lib/db';
import { type ReadyChange, readyChange } from '@/lib/ready-change';

/** Takes the mail that asks to confirm, where it is still to be sent and nobody else is about to; false where not. */
export async function holdConfirmation(subscriptionId: number, now: Date, until: Date): Promise<boolean> {
  const held = await db.$executeRaw`
    UPDATE digest_subscriptions
    SET confirmation_held_until = ${until}, confirmation_attempts = confirmation_attempts + 1
    WHERE id = ${subscriptionId}
      AND confirmed_at IS NULL
      AND unsubscribed_at IS NULL
      AND confirmation_sent_at IS NULL
      AND (confirmation_held_until IS NULL OR confirmation_held_until <= ${now})
  `;
  return held > 0;
}

/**
 * Makes ready to note that the mail that asks to confirm is handed over.
 * @throws Error where it is not ours any more, who held it until `until`
 */
export function readyConfirmationSent(subscriptionId: number, now: Date, until: Date): Promise<ReadyChange> {
  return readyChange({
    text: `
      UPDATE digest_subscriptions
      SET confirmation_sent_at = $2
      WHERE id = $1 AND confirmation_held_until = $3 AND confirmation_sent_at IS NULL
    `,
    values: [subscriptionId, now, until],
  });
}
