import 'server-only';
import { limitedRoute } from '@/features/accounts/calls/limited-route';
import { keptBody } from '@/lib/page-cache/kept-body';
import { conditionalAnswer, entityTag } from '../conditional';
import { OPEN_HEADERS } from '../preflight';
import type { HubAnswer } from './queries';

/** Wraps a handler as `limitedRoute` does; what is refused is told as Hugging Face tells it, `{"error": …}`, and in a header. */
export function hubRoute<Arguments extends unknown[]>(
  handle: (request: Request, ...rest: Arguments) => Promise<Response>,
): (request: Request, ...rest: Arguments) => Promise<Response> {
  const plain = limitedRoute(handle);
  return async (request, ...rest) => {
    const response = await plain(request, ...rest);
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(OPEN_HEADERS)) headers.set(name, value);
    if (!headers.get('content-type')?.startsWith('application/problem+json')) {
      return new Response(response.body, { status: response.status, headers });
    }
    const { detail } = (await response.json()) as { detail: string };
    headers.set('Content-Type', 'application/json');
    // A header holds Latin letters only.
    headers.set('X-Error-Message', detail.replace(/[^\x20-\x7e]/g, '?'));
    return new Response(JSON.stringify({ error: detail }), { status: response.status, headers });
  };
}

/** An answer that is kept as pages are, and need not be sent again to whoever has it. */
export async function hubAnswer(
  request: Request,
  make: () => Promise<HubAnswer<unknown> & { link?: string | null }>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const kept = await keptBody(`hub ${pathname}${search}`, async () => {
    const { content, changedAt, paperIds, link = null } = await make();
    const body = JSON.stringify(content);
    return { body, tag: entityTag(body), paperIds, modified: changedAt ?? new Date(0), link };
  });
  return conditionalAnswer(request, { ...kept, type: 'application/json' });
}
