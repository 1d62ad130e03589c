import 'server-only';
import type { z } from 'zod';
import { db } from '@/lib/db';
import { addressKeyOf } from '../address';
import { silenceHash } from '../silence';
import type { returnInput } from './schema';

/**
 * Notes that the owner of an address complained of mail from here: it gets none any more, whatever is asked for it, until
 * an operator forgets it. Idempotent.
 * @returns how many subscriptions that ended
 */
export async function noteComplaint(address: string, now: Date): Promise<number> {
  const [ended] = await db.$transaction([
    db.subscription.updateMany({
      where: { subscriber: { addressKey: addressKeyOf(address) }, unsubscribedAt: null },
      data: { unsubscribedAt: now, dueAt: null },
    }),
    db.digestSilence.upsert({
      where: { addressHash: silenceHash(address) },
      create: { addressHash: silenceHash(address), reason: 'complained', createdAt: now },
      update: { reason: 'complained' },
    }),
  ]);
  return ended.count;
}

/**
 * Notes that mail to an address came back: what it follows is paused until its subscriber resumes it. Idempotent.
 * @returns how many subscriptions that paused
 */
export async function noteBounce(address: string, note: string | null, now: Date): Promise<number> {
  const { count } = await db.subscription.updateMany({
    where: { subscriber: { addressKey: addressKeyOf(address) }, pausedAt: null, unsubscribedAt: null },
    data: { pausedAt: now, pauseReason: 'bounced', pauseNote: note, dueAt: null },
  });
  return count;
}

/** Notes what came back from an address. @returns how many subscriptions that ended or paused */
export async function noteReturn(
  { address, kind, note }: z.output<typeof returnInput>,
  now: Date,
): Promise<number> {
  return kind === 'complaint' ? noteComplaint(address, now) : noteBounce(address, note || null, now);
}

/** Deletes everything that is known of an address, complaints too: it may be asked for anew. Idempotent. */
export async function forgetAddress(address: string): Promise<{ subscribers: number; silences: number }> {
  const [subscribers, silences] = await db.$transaction([
    db.subscriber.deleteMany({ where: { addressKey: addressKeyOf(address) } }),
    db.digestSilence.deleteMany({ where: { addressHash: silenceHash(address) } }),
  ]);
  return { subscribers: subscribers.count, silences: silences.count };
}
