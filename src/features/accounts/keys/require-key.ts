import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { hashKey } from './key-text';
import { noteKeyUse } from './mutations';
import { getKeyByHash } from './queries';
import type { KeyScope } from './schema';

/** A use is written down at most this often. */
const USE_NOTED_MS = 60_000;

/** Whose key it was; `id` is null for the INGEST_TOKEN of the settings, which is in no table. */
export type KeyHolder = { id: number | null; name: string };

/**
 * Lets a request pass that carries a key for this (`Authorization: Bearer …`). The INGEST_TOKEN of the settings is as good
 * as a key for ingest.
 * @throws AppError unauthenticated; forbidden where the key is for something else
 */
export async function requireKey(request: Request, scope: KeyScope): Promise<KeyHolder> {
  const [scheme, given] = request.headers.get('authorization')?.split(/\s+/, 2) ?? [];
  if (scheme?.toLowerCase() !== 'bearer' || !given) throw unauthenticated(missing(scope));
  const hash = hashKey(given);
  const token = env().INGEST_TOKEN;
  if (scope === 'ingest' && token && timingSafeEqual(hash, hashKey(token))) {
    return { id: null, name: 'INGEST_TOKEN' };
  }
  const key = await getKeyByHash(hash);
  if (!key || !timingSafeEqual(hash, key.hash)) throw unauthenticated('There is no such key.');
  if (key.state !== 'good') throw unauthenticated(`The key ${key.prefix}… is ${key.state}.`);
  if (!key.scopes.includes(scope) && !key.scopes.includes('admin')) {
    throw new AppError(
      'forbidden',
      `The key ${key.prefix}… is for ${key.scopes.join(', ')}, not for ${scope}.`,
    );
  }
  const since = new Date(Date.now() - USE_NOTED_MS);
  if (!key.lastUsedAt || key.lastUsedAt < since) await noteKeyUse(key.id, since);
  return { id: key.id, name: key.name };
}

function missing(scope: KeyScope): string {
  const what =
    scope === 'ingest' ? 'the ingest token, or a key with the scope ingest' : `a key with the scope ${scope}`;
  return `This needs ${what}: Authorization: Bearer <key>.`;
}

function unauthenticated(message: string): AppError {
  return new AppError('unauthenticated', message);
}
