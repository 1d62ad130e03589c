import 'server-only';
import { bumpRateLimit } from './sql';

/** Counts one more attempt in the current window; false where there have been more than `limit`. */
export async function countAttempt(attempt: {
  key: string;
  limit: number;
  windowSeconds: number;
}): Promise<boolean> {
  return (await bumpRateLimit(attempt.key, attempt.windowSeconds)) <= attempt.limit;
}
