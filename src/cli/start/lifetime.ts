import { setTimeout as sleep } from 'node:timers/promises';

/** A terminal's Ctrl-C arrives once by itself and once more through npm: those are one. */
const SAME_PRESS_MS = 1_000;

export type Stop = (how: { forced: boolean }) => Promise<void>;

/** What is to be undone when the process ends, newest first, whatever makes it end. */
export class Lifetime {
  private readonly stops: { name: string; stop: Stop }[] = [];
  private ending: Promise<void> | null = null;
  private forced = false;
  private forceNow: () => void = () => {};
  private readonly force = new Promise<void>((resolve) => {
    this.forceNow = resolve;
  });

  /** True from the first signal or failure on: whatever is under way should give up. */
  get isEnding(): boolean {
    return this.ending !== null;
  }

  /** Ends on the first SIGINT, SIGTERM or SIGHUP; a second Ctrl-C stops waiting for what is under way. */
  watchSignals(say: (text: string) => void): void {
    let first = 0;
    const onSignal = () => {
      if (first === 0) {
        first = Date.now();
        say('requests under way are finished first; Ctrl-C again does not wait for them');
        void this.end(0);
      } else if (Date.now() - first > SAME_PRESS_MS) {
        this.forced = true;
        this.forceNow();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  }

  /** `stop` runs at the end, before those added earlier; when forced, it may run a second time, to be quick. */
  onEnd(name: string, stop: Stop): void {
    this.stops.push({ name, stop });
  }

  /** Stops everything in order and exits with `code`. Calls after the first only wait. */
  end(code: number): Promise<void> {
    this.ending ??= this.stopAll().then(() => process.exit(code));
    return this.ending;
  }

  private async stopAll(): Promise<void> {
    for (const { name, stop } of this.stops.reverse()) {
      try {
        const calm = stop({ forced: this.forced });
        await Promise.race([calm, this.force]);
        if (this.forced) await Promise.race([stop({ forced: true }), sleep(5_000)]);
      } catch (error) {
        console.error(`Could not stop ${name}:`, error);
      }
    }
  }
}
