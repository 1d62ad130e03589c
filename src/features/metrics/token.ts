import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/**
 * Lets a request pass that carries METRICS_TOKEN (`Authorization: Bearer …`). To everybody else, and to all where none is
 * set, there is nothing here.
 * @throws AppError not_found
 */
export function requireMetricsToken(request: Request): void {
  const given = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const expected = env().METRICS_TOKEN;
  if (!expected || !timingSafeEqual(sha256(given), sha256(expected))) {
    throw new AppError('not_found', 'There is nothing at /metrics.');
  }
}

/** Equal lengths, whatever was given. */
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
