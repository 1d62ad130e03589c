import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/**
 * Lets a request pass that carries the ingest token (`Authorization: Bearer …`).
 * @throws AppError unauthenticated
 */
export function requireIngestToken(request: Request): void {
  const [scheme, given] = request.headers.get('authorization')?.split(/\s+/, 2) ?? [];
  if (scheme?.toLowerCase() !== 'bearer' || !given) {
    throw new AppError(
      'unauthenticated',
      'This needs the ingest token: Authorization: Bearer <INGEST_TOKEN>.',
    );
  }
  const expected = env().INGEST_TOKEN;
  if (!expected || !timingSafeEqual(sha256(given), sha256(expected))) {
    throw new AppError('unauthenticated', 'The ingest token is not the right one.');
  }
}

/** Equal lengths, whatever was given. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
