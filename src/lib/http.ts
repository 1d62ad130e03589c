import 'server-only';
import { AppError } from '@/lib/errors';

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
      },
    },
  );
}

/** Wraps a route handler: a refusal becomes a problem document, a fault of ours is logged once and told plainly. */
export function route<Arguments extends unknown[]>(
  handle: (request: Request, ...rest: Arguments) => Promise<Response>,
): (request: Request, ...rest: Arguments) => Promise<Response> {
  return async (request, ...rest) => {
    try {
      return await handle(request, ...rest);
    } catch (error) {
      if (error instanceof AppError) return problem(error);
      if (isDatabaseAway(error))
        return problem(new AppError('unavailable', 'The database is away; try again soon.'));
      console.error(`${request.method} ${new URL(request.url).pathname} failed:`, error);
      return problem(new AppError('internal', 'Something went wrong here; it has been logged.'));
    }
  };
}

/** P1001, P1002, P1008, P1017: cannot reach it, timed out, closed; P2024: no connection free; and what `pg` says. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|57P0\d)$/.test(code) ||
    /Can't reach database|DatabaseNotReachable|Connection terminated|timeout exceeded when trying to connect/i.test(
      error.message,
    )
  );
}
