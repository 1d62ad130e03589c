import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { hashKey, isKeyText } from './key-text';
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
  const given = bearerOf(request);
  if (!given) throw unauthenticated(missing(scope));
  if (scope === 'ingest' && isToken(given)) return TOKEN_HOLDER;
  const key = await findKey(given);
  if (!key) throw unauthenticated('There is no such key.');
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

/** Whose key a request carries, whatever it is for; null where it carries none that is good. */
export async function findKeyHolder(request: Request): Promise<KeyHolder | null> {
  const given = bearerOf(request);
  if (!given) return null;
  if (isToken(given)) return TOKEN_HOLDER;
  // Whoever talks to Hugging Face carries a key of theirs.
  const key = isKeyText(given) ? await findKey(given) : null;
  return key?.state === 'good' ? { id: key.id, name: key.name } : null;
}

const TOKEN_HOLDER: KeyHolder = { id: null, name: 'INGEST_TOKEN' };

function bearerOf(request: Request): string | null {
  const [scheme, given] = request.headers.get('authorization')?.split(/\s+/, 2) ?? [];
  return (scheme?.toLowerCase() === 'bearer' && given) || null;
}

function isToken(given: string): boolean {
  const token = env().INGEST_TOKEN;
  return token !== undefined && timingSafeEqual(hashKey(given), hashKey(token));
}

async function findKey(given: string) {
  const hash = hashKey(given);
  const key = await getKeyByHash(hash);
  return key && timingSafeEqual(hash, key.hash) ? key : null;
}

function missing(scope: KeyScope): string {
  const what =
    scope === 'ingest' ? 'the ingest token, or a key with the scope ingest' : `a key with the scope ${scope}`;
  return `This needs ${what}: Authorization: Bearer <key>.`;
}

function unauthenticated(message: string): AppError {
  return new AppError('unauthenticated', message);
}
