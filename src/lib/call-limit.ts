import 'server-only';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { runStatement } from '@/lib/db';

export type CallLimit = { requests: number; windowSeconds: number };

/** A call that was counted: how many are left in its window, and when that ends. */
export type CountedCall = { allowed: boolean; left: number; resetSeconds: number };

/** Counts a call of a caller. */
export type CallCounter = (caller: string) => Promise<CountedCall>;

/**
 * Counts calls in fixed windows, each from a caller's first call, over all processes. Whoever has had more than they may
 * is remembered in memory and costs no statement any more; while the database is away, each process counts for itself.
 */
export function createCallCounter({ requests, windowSeconds }: CallLimit): CallCounter {
  const shared = { points: requests, duration: windowSeconds, keyPrefix: 'api' };
  const limiter = new RateLimiterPostgres({
    ...shared,
    storeClient: { query: runStatement },
    storeType: 'client',
    tableName: 'api_calls',
    tableCreated: true,
    inMemoryBlockOnConsumed: requests + 1,
    insuranceLimiter: new RateLimiterMemory(shared),
  });
  return async (caller) => {
    try {
      return countedCall(await limiter.consume(caller), true);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return countedCall(refusal, false);
      throw refusal;
    }
  };
}

function countedCall({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): CountedCall {
  // Rounded up: whoever comes back at that time is in the next window.
  return { allowed, left: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)) };
}
