import 'server-only';
import { isDatabaseAway, whyUnavailable } from '@/lib/database-error';
import { AppError, type ErrorCode } from '@/lib/errors';
import { log } from '@/lib/log';
import { requestId } from '@/lib/logging/request-scope';

/** When to ask again, in seconds, where asking again is the thing to do. */
const RETRY_SECONDS: Partial<Record<ErrorCode, string>> = { rate_limited: '3600', unavailable: '10' };

/** A problem document (RFC 9457). */
export function problem(error: AppError): Response {
  const { status, code, message, details } = error;
  return Response.json(
    { type: 'about:blank', title: code.replaceAll('_', ' '), status, detail: message, code, ...details },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
        ...(RETRY_SECONDS[code] && { 'Retry-After': RETRY_SECONDS[code] }),
      },
    },
  );
}

/**
 * Wraps a route handler: a refusal becomes a problem document, a fault of ours is logged once and told plainly, with the
 * id under which it is in the log.
 */
export function route<Arguments extends unknown[]>(
  handle: (request: Request, ...rest: Arguments) => Promise<Response>,
): (request: Request, ...rest: Arguments) => Promise<Response> {
  return async (request, ...rest) => {
    try {
      return await handle(request, ...rest);
    } catch (error) {
      if (isNexts(error)) throw error;
      if (error instanceof AppError) return problem(error);
      const reference = { requestId: requestId() };
      // One that is away is seen by its health, and fails every request.
      if (!isDatabaseAway(error)) log.fault(error, 'request failed');
      const reason = whyUnavailable(error);
      if (reason) return problem(new AppError('unavailable', reason, reference));
      return problem(new AppError('internal', 'Something went wrong here; it has been logged.', reference));
    }
  };
}

/**
 * A redirect, and whatever else Next throws to be caught by itself. Its own way to tell (`unstable_rethrow`) loads parts of
 * React that commands run without.
 */
function isNexts(error: unknown): boolean {
  const digest = typeof error === 'object' && error && 'digest' in error ? error.digest : null;
  return typeof digest === 'string' && /^(NEXT_|BAILOUT_TO_|DYNAMIC_SERVER_USAGE)/.test(digest);
}
