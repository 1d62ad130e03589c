import 'server-only';
import { callerHash, keyedHash } from '@/features/accounts/caller';
import { countAttempt } from '@/features/accounts/mutations';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { addressKeyOf } from '../address';

/** Requests for one mail address in a day, from wherever they come. */
export const REQUESTS_PER_ADDRESS = 5;

const HOUR_SECONDS = 60 * 60;

/**
 * Counts a request to subscribe, before it is known what the address is here, so that a refusal says nothing of that.
 * @throws AppError rate_limited
 */
export async function admitRequest(requestHeaders: Headers, address: string): Promise<void> {
  const admitted = await Promise.all([
    countAttempt({
      key: `subscribe:caller:${callerHash(requestHeaders)}`,
      limit: env().SUBSCRIPTIONS_PER_HOUR,
      windowSeconds: HOUR_SECONDS,
    }),
    countAttempt({
      key: `subscribe:address:${keyedHash(addressKeyOf(address))}`,
      limit: REQUESTS_PER_ADDRESS,
      windowSeconds: 24 * HOUR_SECONDS,
    }),
  ]);
  if (admitted.every(Boolean)) return;
  throw new AppError('rate_limited', 'Too many requests to subscribe just now; try again later.');
}
