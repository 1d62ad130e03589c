import { STATUS_CODES } from 'node:http';
import type { Attempt } from './attempt';
import { type Answered, readBody, refuseBody } from './body';
import { quoted, readExcerpt } from './excerpt';
import { type FetchError, passesByItself } from './fetch-error';
import { follow } from './follow';
import { LONGEST_RETRY_AFTER_MS } from './limits';
import { refusalKind } from './refusal';
import { askedWaitMs } from './retry-wait';

type Head = {
  status: number;
  headers: Headers;
  /** Where it was found in the end. */
  url: string;
  /** To be given with the next request for the same. */
  etag: string | null;
  lastModified: string | null;
};

/** Nothing has changed since what `etag` or `lastModified` came from. */
export type Unchanged = Head & { state: 'unchanged' };

export type Fetched = Head & {
  state: 'fetched';
  /**
   * Decoded, as it comes, once. Whoever does not read it to its end leaves the loop or calls `discard`: until then its
   * connection is open and counts at its site.
   * @throws FetchError, or the signal's reason, after everything that came before
   */
  body: AsyncIterable<Uint8Array>;
  /** Closes the connection. */
  discard: () => Promise<void>;
};

export type Answer = Fetched | Unchanged;

/**
 * Asks once, in turn.
 * @throws FetchError, or the signal's reason; nothing is left open then
 */
export async function ask(attempt: Attempt): Promise<Answer> {
  await attempt.enter();
  try {
    attempt.beginTotal();
    return await read(attempt, await follow(attempt));
  } catch (error) {
    await attempt.end();
    throw error;
  }
}

async function read(attempt: Attempt, answered: Answered): Promise<Answer> {
  const head = headOf(attempt, answered);
  if (head.status === 304 && isConditional(attempt)) {
    await attempt.end();
    return { ...head, state: 'unchanged' };
  }
  const kind = refusalKind(head.status, head.headers);
  if (kind) throw await refusal(attempt, answered, { head, kind });
  refuseBody(attempt, answered.response);
  const discard = async () => {
    attempt.stop(new DOMException('The answer was discarded', 'AbortError'));
    await attempt.end();
  };
  return { ...head, state: 'fetched', body: bodyOf(attempt, answered), discard };
}

function headOf(attempt: Attempt, { response }: Answered): Head {
  const headers = new Headers();
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    headers.append(response.rawHeaders[at] ?? '', response.rawHeaders[at + 1] ?? '');
  }
  return {
    status: response.statusCode ?? 0,
    headers,
    url: attempt.url,
    etag: headers.get('etag'),
    lastModified: headers.get('last-modified'),
  };
}

function isConditional({ asked: { request } }: Attempt): boolean {
  return Boolean(request.etag || request.lastModified);
}

async function refusal(
  attempt: Attempt,
  answered: Answered,
  { head, kind }: { head: Head; kind: FetchError['kind'] },
): Promise<FetchError> {
  const { status, headers } = head;
  const now = attempt.asked.surroundings.clock.now();
  const askedWait = askedWaitMs(headers, now);
  if (askedWait !== null && passesByItself(kind)) {
    // For everybody in this process, not only for whoever was told.
    attempt.gate.pauseUntil(now + Math.min(askedWait, LONGEST_RETRY_AFTER_MS));
  }
  const excerpt = await readExcerpt(attempt, answered);
  const what = `answers ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  return attempt.fault(kind, `${what}${quoted(excerpt)}`, { status, excerpt, askedWaitMs: askedWait });
}

async function* bodyOf(attempt: Attempt, answered: Answered) {
  try {
    yield* readBody(attempt, answered);
  } finally {
    await attempt.end();
  }
}
