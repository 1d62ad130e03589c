import { setImmediate as turn } from 'node:timers/promises';
import { type Clock, untilAborted } from '@/lib/fetching/clock';

/** Of the event loop: a second or so. */
const MOST_TURNS = 200_000;

type Alarm = { at: number; ms: number; call: () => void };

/**
 * A clock that a test moves. Sleeping takes no time: it moves the clock on by itself and is noted in `slept`; a limit
 * runs out only when a test lets time pass.
 */
export class HandClock implements Clock {
  readonly slept: number[] = [];
  /** Sleepers wait for `pass` too. */
  isHeld = false;
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(now = Date.UTC(2026, 10, 28)) {
    this.#now = now;
  }

  now = (): number => this.#now;

  sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    this.slept.push(ms);
    if (this.isHeld) return untilAborted(signal, (resolve) => this.after(ms, resolve));
    this.#now += ms;
  };

  after = (ms: number, call: () => void): (() => void) => {
    const alarm = { at: this.#now + ms, ms, call };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  };

  /** How many limits and sleepers are waiting. */
  get alarms(): number {
    return this.#alarms.size;
  }

  pass(ms: number): void {
    this.#now += ms;
    for (const alarm of [...this.#alarms].filter(({ at }) => at <= this.#now)) {
      this.#alarms.delete(alarm);
      alarm.call();
    }
  }

  /** Resolves once something waits for just so long. */
  async waitingFor(ms: number): Promise<void> {
    for (let turns = 0; ![...this.#alarms].some((alarm) => alarm.ms === ms); turns += 1) {
      if (turns > MOST_TURNS) throw new Error(`nothing waits for ${ms} ms`);
      await turn();
    }
  }

  /** Lets a limit of just so long run out, once something waits for it. */
  async runOut(ms: number): Promise<void> {
    await this.waitingFor(ms);
    this.pass(ms);
  }
}
