import 'server-only';
import { db } from '@/lib/db';
import { type KeptAnswer, WRITE_HOURS, type WriteKey } from './schema';

const HOUR_MS = 3_600_000;

/** Keeps the answer to a write, unless its claim was taken over meanwhile: then another answers. */
export async function keepAnswer(
  claim: string,
  key: WriteKey,
  { fingerprint, status, contentType, body }: KeptAnswer,
): Promise<void> {
  await db.idempotentWrite.updateMany({
    where: { ...key, claim, answeredAt: null },
    data: {
      fingerprint: new Uint8Array(fingerprint),
      answeredAt: new Date(),
      status,
      contentType,
      body: body?.replaceAll('\0', '\u2400') ?? null,
    },
  });
}

/** Gives a write up: it was not carried out, and whoever sends it next may try. */
export async function releaseWrite(claim: string, key: WriteKey): Promise<void> {
  await db.idempotentWrite.deleteMany({ where: { ...key, claim, answeredAt: null } });
}

/** Forgets the writes that are older than a day. */
export async function forgetWrites(now: Date): Promise<number> {
  const before = new Date(now.getTime() - WRITE_HOURS * HOUR_MS);
  const { count } = await db.idempotentWrite.deleteMany({ where: { claimedAt: { lt: before } } });
  return count;
}
