/** Time as the fetcher sees it; tests bring their own, so that nobody waits. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Rejects with the signal's reason as soon as it is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Calls once after `ms`, unless what it returns is called before. */
  after: (ms: number, call: () => void) => () => void;
};

export const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  sleep: (ms, signal) =>
    untilAborted(signal, (resolve) => {
      const timer = setTimeout(resolve, ms);
      return () => clearTimeout(timer);
    }),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** A promise that `begin` resolves, or the signal rejects; then what `begin` returned is called to give up. */
export function untilAborted(
  signal: AbortSignal,
  begin: (resolve: () => void) => (() => void) | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const giveUp = begin(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    function onAbort() {
      giveUp?.();
      reject(signal.reason);
    }
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
