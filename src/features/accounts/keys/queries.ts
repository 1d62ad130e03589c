import 'server-only';
import { db } from '@/lib/db';

export type KeyState = 'good' | 'revoked' | 'expired';

const keyLine = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;

/** All keys, the newest first, those that are of no use any more after the others. */
export async function listKeys() {
  const keys = await db.apiKey.findMany({
    select: { ...keyLine, createdBy: { select: { email: true } } },
    orderBy: { id: 'desc' },
  });
  const lines = keys.map(({ createdBy, ...key }) => ({
    ...key,
    createdBy: createdBy?.email ?? null,
    state: keyState(key),
  }));
  return [...lines.filter(({ state }) => state === 'good'), ...lines.filter(({ state }) => state !== 'good')];
}

export type KeyLine = Awaited<ReturnType<typeof listKeys>>[number];

/** The key of a hash, whatever its state, or null. */
export async function getKeyByHash(hash: Buffer) {
  const key = await db.apiKey.findUnique({
    where: { hash: new Uint8Array(hash) },
    select: { ...keyLine, hash: true },
  });
  return key && { ...key, state: keyState(key) };
}

function keyState(key: { revokedAt: Date | null; expiresAt: Date | null }): KeyState {
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && key.expiresAt.getTime() <= Date.now() ? 'expired' : 'good';
}
