import { OperatorError } from '@/lib/operator-error';
import { durationText } from '@/lib/time-text';

/** How long work that was told to end may take for that before its job is given up. */
const GRACE_MS = 60_000;

type Limit = {
  /** How long the work may take. */
  ms: number;
  /** Ends it as well. */
  stopping: AbortSignal;
  graceMs?: number;
};

/**
 * Does work that may take so long: its signal is aborted then. What it throws because of that is the limit's error. Work
 * that does not listen is waited for a little longer, then left to itself.
 * @throws OperatorError where it took too long
 */
export async function withinLimit(
  work: (signal: AbortSignal) => Promise<void>,
  { ms, stopping, graceMs = GRACE_MS }: Limit,
): Promise<void> {
  const told = new AbortController();
  const stop = () => told.abort(stopping.reason);
  stopping.addEventListener('abort', stop);
  if (stopping.aborted) stop();
  const words = `It took longer than the ${durationText(ms)} that it may, and`;
  const tooLong = new OperatorError(`${words} was told to end.`);
  const timer = setTimeout(() => told.abort(tooLong), ms);
  let patience: NodeJS.Timeout | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    const deaf = new OperatorError(`${words} did not end when it was told to. It may be at it still.`);
    patience = setTimeout(() => reject(deaf), ms + graceMs);
  });
  const done = work(told.signal).catch((error: unknown) => {
    throw told.signal.reason === tooLong ? tooLong : error;
  });
  try {
    await Promise.race([done, givenUp]);
  } finally {
    clearTimeout(timer);
    clearTimeout(patience);
    stopping.removeEventListener('abort', stop);
  }
}
