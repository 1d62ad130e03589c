import type { IncomingMessage } from 'node:http';
import type { Attempt } from './attempt';
import { decompress, isKnownCoding } from './decompress';
import type { Exchange } from './exchange';
import { FetchError } from './fetch-error';
import { EXPANSION_FLOOR_BYTES } from './limits';
import { networkFault } from './network-fault';
import { pull } from './pull';

type Count = { received: number; decoded: number };

export type Answered = { exchange: Exchange; response: IncomingMessage };

/** The coding of a body, null for none. */
function codingOf({ headers }: IncomingMessage): string | null {
  const coding = (headers['content-encoding'] ?? '').trim().toLowerCase();
  return coding === '' || coding === 'identity' ? null : coding;
}

/** @throws FetchError where the headers alone tell that the body cannot be read; nothing of it is read then */
export function refuseBody(attempt: Attempt, response: IncomingMessage): void {
  const announced = Number(response.headers['content-length'] ?? 0);
  if (announced > attempt.limits.receivedBytes) throw tooLarge(attempt, 'receivedBytes');
  const coding = codingOf(response);
  if (coding === null || isKnownCoding(coding)) return;
  throw attempt.fault('bad_encoding', `sends its body in a coding not asked for (${coding.slice(0, 40)})`);
}

/** A body, decoded and counted. @throws FetchError, or the attempt's reason to stop, after all that came before it */
export async function* readBody(attempt: Attempt, answered: Answered): AsyncGenerator<Uint8Array> {
  const count = { received: 0, decoded: 0 };
  const pieces = receive(attempt, answered, count);
  const coding = codingOf(answered.response);
  try {
    for await (const piece of coding === null ? pieces : decompress(pieces, coding)) {
      count.decoded += piece.length;
      refuseExpansion(attempt, count);
      yield piece;
    }
  } catch (error) {
    throw zlibFault(attempt, error) ?? error;
  }
}

/** The body as it came. A connection that ends before the body does is an error, never an end. */
async function* receive(
  attempt: Attempt,
  { exchange, response }: Answered,
  count: Count,
): AsyncGenerator<Uint8Array> {
  const onWait = () => attempt.deadline('idleMs', 'sent nothing more');
  try {
    for await (const piece of pull(response, { onWait })) {
      count.received += piece.length;
      if (count.received > attempt.limits.receivedBytes) throw tooLarge(attempt, 'receivedBytes');
      yield piece;
    }
  } catch (error) {
    attempt.signal.throwIfAborted();
    throw error instanceof FetchError ? error : networkFault(attempt, exchange.fault ?? error);
  }
  attempt.signal.throwIfAborted();
  if (!response.complete) throw attempt.fault('cut_off', 'closed the connection before its answer was whole');
}

function refuseExpansion(attempt: Attempt, { received, decoded }: Count): void {
  const { decodedBytes, expansion } = attempt.limits;
  if (decoded > decodedBytes) throw tooLarge(attempt, 'decodedBytes');
  if (decoded > EXPANSION_FLOOR_BYTES && decoded > received * expansion) throw tooLarge(attempt, 'expansion');
}

type SizeLimit = 'receivedBytes' | 'decodedBytes' | 'expansion';

const LARGE: Record<SizeLimit, (limit: number) => string> = {
  receivedBytes: (limit) => `a body of more than ${limit} bytes`,
  decodedBytes: (limit) => `a body of more than ${limit} bytes once it is decoded`,
  expansion: (limit) => `a body that becomes more than ${limit} times larger when it is decoded`,
};

function tooLarge(attempt: Attempt, limit: SizeLimit): FetchError {
  return attempt.fault('too_large', `sends ${LARGE[limit](attempt.limits[limit])}`, { limit });
}

function zlibFault(attempt: Attempt, cause: unknown): FetchError | null {
  const code = String((cause as NodeJS.ErrnoException | null)?.code ?? '');
  if (code === 'Z_BUF_ERROR')
    return attempt.fault('cut_off', 'sent a compressed body without its end', { cause });
  const isZlib = code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR');
  return isZlib
    ? attempt.fault('bad_encoding', `sent a compressed body that is broken (${code})`, { cause })
    : null;
}
