import 'server-only';
import { limitedRoute } from '@/features/accounts/calls/limited-route';
import { requireKey } from '@/features/accounts/keys/require-key';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { problem } from '@/lib/http';
import { keptBody } from '@/lib/page-cache/kept-body';
import { conditionalAnswer, entityTag } from '../conditional';
import { OPEN_HEADERS, readPreflight } from '../preflight';
import type { Found } from './found';
import type { InputOf, Operation, OutputOf } from './operation';
import { type PathParts, readInput } from './read-input';

type Context = { params: Promise<PathParts | undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** Wraps a handler as `limitedRoute` does, for programs in any page. */
export function openRoute(handle: Handler): Handler {
  const limited = limitedRoute(handle);
  return async (request, context) => {
    const response = await limited(request, context);
    for (const [name, value] of Object.entries(OPEN_HEADERS)) response.headers.set(name, value);
    return response;
  };
}

/**
 * What a path of the API answers to each method: to this one what is given, to others that they are none here, as the
 * rest of it refuses (RFC 9110, section 15.5.6). Next would say so with an empty body. Pages elsewhere may read, not write.
 */
export function methodHandlers(method: 'GET' | 'POST', handle: Handler) {
  const allowed = method === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS';
  const refuse = openRoute(async (request) => {
    const response = problem(
      new AppError('method_not_allowed', `${request.method} is no method here; there are ${allowed}.`),
    );
    response.headers.set('Allow', allowed);
    return response;
  });
  return {
    ...{ GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse },
    [method]: handle,
    OPTIONS:
      method === 'GET'
        ? readPreflight
        : () => new Response(null, { status: 204, headers: { Allow: allowed } }),
  };
}

/** A path that is only read: an operation's answer for anybody, or, where it needs a key, for its holder alone. */
export function readHandlers<Asked extends Operation>(
  operation: Asked,
  find: (input: InputOf<Asked>) => Promise<Found<OutputOf<Asked>>>,
) {
  return methodHandlers('GET', readRoute(operation, find));
}

function readRoute<Asked extends Operation>(
  operation: Asked,
  find: (input: InputOf<Asked>) => Promise<Found<OutputOf<Asked>>>,
): Handler {
  return openRoute(async (request, { params }) => {
    if (operation.scope) await requireKey(request, operation.scope);
    const { pathname, search, searchParams } = new URL(request.url);
    const input = readInput(operation, await params, searchParams);
    const make = async () => bodyOf(operation, await find(input), { pathname, searchParams });
    if (operation.scope) return privateAnswer(await make());
    let moved: Response | null = null;
    const kept = await keptBody(`api ${pathname}${search}`, async () => {
      const made = await make();
      if (!(made instanceof Response)) return made;
      moved = made;
      return null;
    });
    if (!kept) return moved ?? nothing(operation);
    return conditionalAnswer(request, { ...kept, type: 'application/json', modified: null });
  });
}

type Made = { body: string; tag: string; paperIds: number[]; link: string | null };

function bodyOf(
  operation: Operation,
  found: Found<unknown>,
  asked: { pathname: string; searchParams: URLSearchParams },
): Made | Response {
  if (!found) return nothing(operation);
  if ('movedTo' in found) {
    // Relative: behind a proxy the request does not say where the caller sees us.
    return new Response(null, { status: 308, headers: { Location: encodeURI(found.movedTo) } });
  }
  const { content, paperIds } = found;
  const body = JSON.stringify(content);
  return { body, tag: entityTag(body), paperIds, link: linkOf(content, asked) };
}

/** The answer that follows (RFC 8288). */
function linkOf(
  content: unknown,
  { pathname, searchParams }: { pathname: string; searchParams: URLSearchParams },
): string | null {
  const next = (content as { next?: string | null }).next;
  if (!next) return null;
  const search = new URLSearchParams(searchParams);
  search.set('cursor', next);
  return `<${env().SITE_URL}${pathname}?${search}>; rel="next"`;
}

function privateAnswer(made: Made | Response): Response {
  if (made instanceof Response) return made;
  const { body, link } = made;
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' };
  return new Response(body, { headers: { ...headers, ...(link && { Link: link }) } });
}

function nothing(operation: Operation): never {
  throw new AppError('not_found', operation.missing ?? 'There is nothing at this address.');
}
