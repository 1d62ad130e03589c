import 'server-only';
import { db } from '@/lib/db';

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
