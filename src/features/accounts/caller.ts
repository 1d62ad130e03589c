import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';

/** Names something (an address, an e-mail address) in a counter without keeping it there. */
export function keyedHash(text: string): string {
  return createHmac('sha256', env().AUTH_SECRET ?? '')
    .update(text)
    .digest('base64url')
    .slice(0, 22);
}

/** The hash of the address that a request comes from. The last hop is the one a trusted proxy wrote; the rest anyone may claim. */
export function callerHash(requestHeaders: Headers): string {
  const hops = requestHeaders.get('x-forwarded-for')?.split(',') ?? [];
  return keyedHash(hops.at(-1)?.trim() ?? 'unknown');
}
