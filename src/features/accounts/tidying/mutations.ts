import 'server-only';
import { db } from '@/lib/db';

/** Days that a session is kept when it has expired: when an administrator was last seen is read off it. */
export const SESSION_KEPT_DAYS = 30;

const DAY_MS = 86_400_000;

/** Forgets what is over and nobody asks for again. Of a reader whose session is gone, all that they made stays. */
export async function forgetExpired(
  now: Date,
): Promise<{ sessions: number; verifications: number; counters: number }> {
  const before = new Date(now.getTime() - SESSION_KEPT_DAYS * DAY_MS);
  const sessions = await db.session.deleteMany({ where: { expiresAt: { lt: before } } });
  const verifications = await db.verification.deleteMany({ where: { expiresAt: { lt: now } } });
  const counters = await db.rateLimit.deleteMany({ where: { resetsAt: { lt: now } } });
  return { sessions: sessions.count, verifications: verifications.count, counters: counters.count };
}
