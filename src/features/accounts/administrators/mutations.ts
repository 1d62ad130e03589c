import 'server-only';
import { db } from '@/lib/db';

/** Notes that a session was used. Gone sessions are no matter: the next request finds out. */
export async function touchSession(id: string): Promise<void> {
  await db.session.updateMany({ where: { id }, data: { updatedAt: new Date() } });
}

/** Begins a counter anew: whoever came in need not wait for what others tried. */
export async function forgetAttempts(key: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key } });
}
