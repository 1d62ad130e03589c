/** The first pause between two attempts; each further one doubles. */
const FIRST_BACKOFF_MS = 1_000;

/** Milliseconds before the attempt after `attempt` (1 is the first): doubled each time, shifted by half either way at most. */
export function backoffMs(attempt: number, { random, most }: { random: () => number; most: number }): number {
  const doubled = FIRST_BACKOFF_MS * 2 ** Math.min(attempt - 1, 30);
  return Math.round(Math.min(doubled * (0.5 + random()), most));
}

/**
 * How long a server asks to be left alone, in milliseconds; null where it does not say. Reads Retry-After in seconds
 * and as a date (RFC 9110, 10.2.3), and where that is absent GitHub's X-RateLimit-Reset, of a limit that is used up.
 * A date is taken against the server's own clock where it tells it.
 */
export function askedWaitMs(headers: Headers, now: number): number | null {
  const retryAfter = headers.get('retry-after')?.trim();
  if (retryAfter && /^\d{1,10}$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const serverNow = dateOf(headers.get('date')) ?? now;
  const date = dateOf(retryAfter ?? null);
  if (date !== null) return Math.max(date - serverNow, 0);
  const reset = headers.get('x-ratelimit-reset') ?? '';
  if (!isUsedUp(headers) || !/^\d{9,11}$/.test(reset)) return null;
  return Math.max(Number(reset) * 1_000 - serverNow, 0);
}

/** A refusal for the rate, whatever its status. */
export function isUsedUp(headers: Headers): boolean {
  return headers.get('x-ratelimit-remaining') === '0';
}

/** The three forms that HTTP knows all begin with a day's name; `Date.parse` alone takes far more than dates. */
function dateOf(text: string | null): number | null {
  if (!text || !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  // The oldest form names no zone; all are UTC.
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? null : time;
}
