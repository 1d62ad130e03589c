import 'server-only';
import { type CallCounter, type CountedCall, createCallCounter } from '@/lib/call-limit';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { problem, route } from '@/lib/http';
import { callerHash } from '../caller';
import { findKeyHolder } from '../keys/require-key';

let counter: CallCounter | null = null;

function countCall(caller: string): Promise<CountedCall> {
  const { API_REQUESTS: requests, API_WINDOW_SECONDS: windowSeconds } = env();
  counter ??= createCallCounter({ requests, windowSeconds });
  return counter(caller);
}

/** Who calls, for counting: whose key it is, else the address that they come from. */
async function callerOf(request: Request): Promise<string> {
  const holder = await findKeyHolder(request);
  if (!holder) return callerHash(request.headers);
  return holder.id === null ? 'token' : `key:${holder.id}`;
}

/**
 * Wraps a route handler as `route` does, for no more than API_REQUESTS of one caller in API_WINDOW_SECONDS; every answer
 * says how many are left.
 */
export function limitedRoute<Arguments extends unknown[]>(
  handle: (request: Request, ...rest: Arguments) => Promise<Response>,
): (request: Request, ...rest: Arguments) => Promise<Response> {
  const inner = route(handle);
  return route(async (request, ...rest) => {
    const call = await countCall(await callerOf(request));
    const response = call.allowed ? await inner(request, ...rest) : refusal();
    return withHeaders(response, call);
  });
}

function refusal(): Response {
  const { API_REQUESTS, API_WINDOW_SECONDS } = env();
  const limit = `${API_REQUESTS} requests in ${API_WINDOW_SECONDS} seconds`;
  return problem(new AppError('rate_limited', `There were more than ${limit}; see Retry-After.`));
}

/** As draft-ietf-httpapi-ratelimit-headers-10 has it. */
function withHeaders(response: Response, { allowed, left, resetSeconds }: CountedCall): Response {
  const { API_REQUESTS, API_WINDOW_SECONDS } = env();
  const headers = new Headers(response.headers);
  headers.set('RateLimit', `"api";r=${left};t=${resetSeconds}`);
  headers.set('RateLimit-Policy', `"api";q=${API_REQUESTS};w=${API_WINDOW_SECONDS}`);
  if (!allowed) headers.set('Retry-After', String(resetSeconds));
  return new Response(response.body, { status: response.status, headers });
}
