import 'server-only';
import { limitedRoute } from '@/features/accounts/calls/limited-route';
import { conditionalAnswer } from '../conditional';
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

/** An answer that need not be sent again to whoever has it. */
export function hubAnswer(request: Request, { content, changedAt }: HubAnswer<unknown>): Response {
  return conditionalAnswer(request, {
    body: JSON.stringify(content),
    type: 'application/json',
    modified: changedAt ?? new Date(0),
  });
}
