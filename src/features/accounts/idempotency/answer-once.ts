import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@/lib/errors';
import { problem } from '@/lib/http';
import { log } from '@/lib/log';
import type { KeyHolder } from '../keys/require-key';
import { Fingerprint } from './fingerprint';
import { keepAnswer, releaseWrite } from './mutations';
import { getWrite } from './queries';
import {
  CLAIM_SECONDS,
  KEPT_ANSWER_BYTES,
  type KeptAnswer,
  WAIT_SECONDS,
  WRITE_NAME_LENGTH,
  type WriteKey,
  type WriteState,
  writeName,
} from './schema';
import { claimWrite, moveClaim } from './sql';

const SHORTEST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 1_000;

type Write = (body: AsyncIterable<Uint8Array>) => Promise<Response>;

/**
 * Carries a write out, once where it has a name (`Idempotency-Key`). Who sends it again, at the same time or within a day,
 * gets the answer that the first one got; who sends something else under its name is refused. Faults of ours and refusals
 * that `write` throws are no answers: the name is free again.
 * @throws AppError invalid, mismatched, conflict
 */
export async function answerOnce(
  request: Request,
  { holder, operation }: { holder: KeyHolder; operation: string },
  write: Write,
): Promise<Response> {
  const body: AsyncIterable<Uint8Array> = request.body ?? new Blob([]).stream();
  const given = request.headers.get('idempotency-key');
  if (given === null) return write(body);
  const key = { holder: holder.id === null ? 'token' : `key:${holder.id}`, operation, name: readName(given) };
  // Before the body is read: it can be read only once, and stays where it is meanwhile.
  const found = await claimOrWait(key, request.signal);
  const fingerprint = new Fingerprint(new URL(request.url).searchParams, body);
  if (found.state === 'claimed') return carryOut(found.claim, key, { fingerprint, write });
  if (found.state === 'answered') return replay(found.answer, await fingerprint.finish());
  return comeBack(found.heldUntil);
}

function readName(given: string): string {
  const name = writeName.safeParse(given);
  if (name.success) return name.data;
  throw new AppError(
    'invalid',
    `Idempotency-Key: must be 1 to ${WRITE_NAME_LENGTH} visible ASCII characters without spaces`,
  );
}

/** To ask how it stands is cheap; to try and claim would make those who wait wait for one another. */
async function claimOrWait(key: WriteKey, signal: AbortSignal): Promise<WriteState> {
  const until = Date.now() + 1_000 * WAIT_SECONDS;
  for (let wait = SHORTEST_LOOK_MS; ; wait = Math.min(2 * wait, LONGEST_LOOK_MS)) {
    const found = await getWrite(key);
    const claim = found === null || isStale(found) ? await claimWrite(key) : null;
    if (claim !== null) return { state: 'claimed', claim };
    if (found && !isStale(found) && (found.state === 'answered' || Date.now() >= until)) return found;
    await sleep(wait);
    if (signal.aborted) throw new AppError('unavailable', 'The caller went away.');
  }
}

function isStale(found: Exclude<WriteState, { state: 'claimed' }>): boolean {
  return found.state === 'held' ? found.heldUntil.getTime() < Date.now() : found.isOld;
}

type Work = { fingerprint: Fingerprint; write: Write };

async function carryOut(claim: string, key: WriteKey, { fingerprint, write }: Work): Promise<Response> {
  const moving = setInterval(
    () => {
      moveClaim(claim, key).catch((error: unknown) => log.fault(error, 'a claim was not moved on'));
    },
    1_000 * (CLAIM_SECONDS / 3),
  );
  try {
    const response = await write(fingerprint.body());
    if (response.status >= 500) {
      await releaseWrite(claim, key);
      return response;
    }
    const body = await response.text();
    const answer = {
      fingerprint: await fingerprint.finish(),
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: Buffer.byteLength(body) <= KEPT_ANSWER_BYTES ? body : null,
    };
    await keepAnswer(claim, key, answer);
    return new Response(body, { status: response.status, headers: response.headers });
  } catch (error) {
    await releaseWrite(claim, key).catch(() => {});
    throw error;
  } finally {
    clearInterval(moving);
  }
}

function replay(answer: KeptAnswer, fingerprint: Buffer): Response {
  if (!timingSafeEqual(answer.fingerprint, fingerprint)) {
    throw new AppError('mismatched', 'Another request was sent with this Idempotency-Key; take a new one.');
  }
  const { status, contentType, body } = answer;
  if (body === null) {
    throw new AppError(
      'conflict',
      `This was done, and answered with ${status}; the answer was larger than the ${KEPT_ANSWER_BYTES} bytes that are kept.`,
    );
  }
  const headers = { 'Content-Type': contentType, 'Cache-Control': 'no-store', 'Idempotent-Replayed': 'true' };
  return new Response(body, { status, headers });
}

/** The one that is under way takes long, or its process died: then its claim ends, and whoever comes back takes it over. */
function comeBack(heldUntil: Date): Response {
  const response = problem(
    new AppError('conflict', 'The request with this Idempotency-Key is still being carried out.'),
  );
  const seconds = Math.ceil((heldUntil.getTime() - Date.now()) / 1_000);
  response.headers.set('Retry-After', String(Math.max(1, Math.min(seconds, CLAIM_SECONDS))));
  return response;
}
