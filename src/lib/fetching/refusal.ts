import type { FetchErrorKind } from './fetch-error';
import { isUsedUp } from './retry-wait';

/** What a status that is neither a success nor a redirect means, or null for a success. */
export function refusalKind(status: number, headers: Headers): FetchErrorKind | null {
  if (status >= 200 && status < 300) return null;
  if (status === 429) return 'throttled';
  if (status === 403 && (isUsedUp(headers) || headers.has('retry-after'))) return 'throttled';
  if (status === 404 || status === 410) return 'gone';
  return status >= 500 ? 'server_error' : 'refused';
}
