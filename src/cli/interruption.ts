import { OperatorError } from '@/lib/operator-error';

/** A terminal's Ctrl-C arrives once by itself and once more through npm: those are one. */
const SAME_PRESS_MS = 1_000;

/** The command was stopped from outside and has put away what it had open. */
export class Interruption extends OperatorError {}

/**
 * Aborted, with an `Interruption` that says so, by the first SIGINT or SIGTERM; a second Ctrl-C ends the process at
 * once. Call `forget` at the end.
 */
export function watchInterruption(message = 'Stopped.'): { signal: AbortSignal; forget: () => void } {
  const stop = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (first !== 0 && Date.now() - first > SAME_PRESS_MS) process.exit(130);
    first ||= Date.now();
    stop.abort(new Interruption(message));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const forget = () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  return { signal: stop.signal, forget };
}
