import { type Clock, untilAborted } from './clock';

/** The site asked to be left alone for longer than one waits. */
export class SitePaused extends Error {
  constructor(readonly ms: number) {
    super(`paused for ${ms} ms`);
  }
}

type StartOptions = {
  clock: Clock;
  /** From the start of the request before. */
  intervalMs: number;
  /** The longest pause that is waited for. */
  mostPauseMs: number;
  signal: AbortSignal;
};

/** Keeps one site's manners for everybody in this process: who is inside, when the last one began, until when to stay away. */
export class SiteGate {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];
  #lastStart = Number.NEGATIVE_INFINITY;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #starts: Promise<unknown> = Promise.resolve();

  /** Waits, first come first served, until fewer than `connections` are inside. Whoever entered must `leave`. */
  async enter(connections: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#inside < connections && this.#waiting.length === 0) {
      this.#inside += 1;
      return;
    }
    await untilAborted(signal, (resolve) => {
      this.#waiting.push(resolve);
      return () => this.#waiting.splice(this.#waiting.indexOf(resolve), 1);
    });
  }

  /** Hands the place to the next in line, who then counts as inside in the leaver's stead. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#inside -= 1;
  }

  /** Waits until a request may start. @throws SitePaused */
  async start({ clock, signal, ...most }: StartOptions): Promise<void> {
    const earlier = this.#starts;
    let begun = (): void => {};
    this.#starts = Promise.all([earlier, new Promise<void>((resolve) => (begun = resolve))]);
    try {
      await untilAborted(signal, (resolve) => void earlier.then(resolve));
      // A timer may fire a moment early.
      for (let wait = this.#wait(clock.now(), most); wait > 0; wait = this.#wait(clock.now(), most)) {
        await clock.sleep(wait, signal);
      }
      this.#lastStart = clock.now();
    } finally {
      begun();
    }
  }

  #wait(now: number, { intervalMs, mostPauseMs }: Omit<StartOptions, 'clock' | 'signal'>): number {
    const pause = this.#pausedUntil - now;
    if (pause > mostPauseMs) throw new SitePaused(pause);
    // A start in the future: the clock was set back. Nobody waits longer than an interval for that.
    this.#lastStart = Math.min(this.#lastStart, now);
    return Math.max(this.#lastStart + intervalMs - now, pause);
  }

  /** The site asked to be left alone until then. */
  pauseUntil(at: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, at);
  }
}
