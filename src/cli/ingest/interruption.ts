import { OperatorError } from '@/lib/operator-error';

/** A terminal's Ctrl-C arrives once by itself and once more through npm: those are one. */
const SAME_PRESS_MS = 1_000;

/** Aborted by the first SIGINT or SIGTERM; a second Ctrl-C ends the process at once. Call `forget` at the end. */
export function watchInterruption(): { signal: AbortSignal; forget: () => void } {
  const stop = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (first !== 0 && Date.now() - first > SAME_PRESS_MS) process.exit(130);
    first ||= Date.now();
    stop.abort(new OperatorError('Stopped. What was taken in stays; the same command goes on from there.'));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const forget = () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  return { signal: stop.signal, forget };
}
