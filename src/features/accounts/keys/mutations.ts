import 'server-only';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { AdministratorId } from '../administrator';
import { hashKey, keyPrefix, makeKey } from './key-text';
import type { KeyInput } from './schema';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Makes a key. What it gives is all there will ever be of it: only its hash is kept. */
export async function createKey(
  { name, scopes, days }: KeyInput,
  createdById: AdministratorId | null,
): Promise<{ id: number; key: string }> {
  const key = makeKey();
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
  const data = { name, prefix: keyPrefix(key), hash: hashKey(key), scopes, createdById, expiresAt };
  const { id } = await db.apiKey.create({
    data: { ...data, hash: new Uint8Array(data.hash) },
    select: { id: true },
  });
  return { id, key };
}

/**
 * Ends a key for good. Idempotent: the first time stays.
 * @throws AppError not_found
 */
export async function revokeKey(id: number): Promise<void> {
  await db.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
  if ((await db.apiKey.count({ where: { id } })) === 0) {
    throw new AppError('not_found', `There is no key ${id}.`);
  }
}

/** Notes that a key was used, unless that was noted after `since`. */
export async function noteKeyUse(id: number, since: Date): Promise<void> {
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: since } }] },
    data: { lastUsedAt: new Date() },
  });
}
