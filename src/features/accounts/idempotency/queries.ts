import 'server-only';
import { db } from '@/lib/db';
import { WRITE_HOURS, type WriteKey, type WriteState } from './schema';

/** How it stands with a write that is not the caller's to carry out; null where it is free again. */
export async function getWrite(key: WriteKey): Promise<Exclude<WriteState, { state: 'claimed' }> | null> {
  const row = await db.idempotentWrite.findUnique({ where: { holder_operation_name: key } });
  if (!row) return null;
  const { answeredAt, heldUntil, fingerprint, status, contentType, body } = row;
  if (!answeredAt || !fingerprint || status === null) return { state: 'held', heldUntil };
  const isOld = answeredAt.getTime() < Date.now() - 3_600_000 * WRITE_HOURS;
  return { state: 'answered', answer: { fingerprint, status, contentType: contentType ?? '', body }, isOld };
}
