import type { IncomingMessage } from 'node:http';
import type { Attempt } from './attempt';
import type { Answered } from './body';
import { checkedLookup, hostProblem } from './checked-lookup';
import { Exchange } from './exchange';
import { networkFault } from './network-fault';
import { isRedirect, readRedirect } from './redirect';
import { firstHeaders, headersElsewhere, type SentHeaders } from './request-headers';
import { SitePaused } from './site-gate';
import { targetProblem } from './web-target';

/** Asks, and asks on where it is redirected to. Every hop is checked and takes its turn as the first one does. */
export async function follow(attempt: Attempt): Promise<Answered> {
  const { request, surroundings } = attempt.asked;
  let url = readTarget(attempt, request.url);
  let headers = firstHeaders(request, surroundings.userAgent);
  for (let redirects = 0; ; redirects += 1) {
    const answered = await askOnce(attempt, { url, headers });
    if (!isRedirect(answered.response.statusCode ?? 0)) return answered;
    if (redirects === attempt.limits.redirects) {
      const what = `redirects more than ${redirects} times`;
      throw attempt.fault('too_many_redirects', what, { limit: 'redirects' });
    }
    const next = redirectTarget(attempt, url, answered.response);
    await answered.exchange.close();
    if (next.origin !== url.origin) headers = headersElsewhere(headers);
    url = next;
  }
}

function readTarget(attempt: Attempt, address: string | URL): URL {
  if (!URL.canParse(address)) throw attempt.fault('bad_address', 'is not a web address');
  const url = new URL(address);
  const problem = targetProblem(url);
  if (problem) throw attempt.fault('bad_address', problem);
  url.hash = '';
  attempt.url = url.href;
  return url;
}

function redirectTarget(attempt: Attempt, from: URL, { statusCode, headers }: IncomingMessage): URL {
  const status = statusCode ?? 0;
  const isPost = attempt.asked.request.method === 'POST';
  const to = isPost ? 'to a POST, which goes nowhere else' : readRedirect(headers.location, from);
  if (to instanceof URL) return readTarget(attempt, to);
  throw attempt.fault('bad_redirect', `answers ${status} ${to}`, { status });
}

async function askOnce(
  attempt: Attempt,
  { url, headers }: { url: URL; headers: SentHeaders },
): Promise<Answered> {
  const { request, surroundings } = attempt.asked;
  const { signal, limits } = attempt;
  const isChecked = !surroundings.privateOrigins.has(url.origin);
  await startInTurn(attempt);
  const problem = isChecked ? hostProblem(url) : null;
  if (problem) throw attempt.fault('refused_address', problem);
  const exchange = new Exchange({
    url,
    method: request.method ?? 'GET',
    headers,
    body: request.body,
    lookup: checkedLookup(surroundings.resolve, { isChecked }),
    maxHeaderSize: limits.headerBytes,
  });
  attempt.use(exchange);
  const begun = attempt.deadline('firstByteMs', 'did not begin to answer');
  try {
    return { exchange, response: await exchange.response };
  } catch (error) {
    signal.throwIfAborted();
    throw networkFault(attempt, error);
  } finally {
    begun();
  }
}

async function startInTurn(attempt: Attempt): Promise<void> {
  const { signal, limits } = attempt;
  const { site, surroundings } = attempt.asked;
  const { clock } = surroundings;
  const intervalMs = site.minimumIntervalMs;
  try {
    await attempt.gate.start({ clock, intervalMs, mostPauseMs: limits.waitMs, signal });
  } catch (error) {
    if (!(error instanceof SitePaused)) throw error;
    const until = new Date(clock.now() + error.ms).toISOString();
    const what = `is not asked: its site wants to be left alone until ${until}`;
    throw attempt.fault('throttled', what, { askedWaitMs: error.ms });
  }
  // It may be stopped in the moment in which it may start.
  signal.throwIfAborted();
}
