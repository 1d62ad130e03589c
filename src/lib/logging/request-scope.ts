import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** The request that is being answered; cli/start/request-news.mjs says which. */
export type RequestScope = { id: string; request: Pick<IncomingMessage, 'headers' | 'url'> };

// One a process: bundles hold copies of this module, and one that is loaded late would miss its first request.
const shared = globalThis as { broadsheetRequestScope?: AsyncLocalStorage<RequestScope> };

/** What this code runs for; undefined outside requests, in commands above all. */
export function requestScope(): RequestScope | undefined {
  bindRequestScope();
  return shared.broadsheetRequestScope?.getStore();
}

/** To be called before the first request. */
export function bindRequestScope(): void {
  shared.broadsheetRequestScope ??= bind();
}

function bind(): AsyncLocalStorage<RequestScope> {
  const scope = new AsyncLocalStorage<RequestScope>();
  diagnostics.channel('broadsheet:asked').bindStore(scope);
  return scope;
}

/** The id of the request that is being answered, as its X-Request-Id says; null outside requests. */
export function requestId(): string | null {
  return requestScope()?.id ?? null;
}
