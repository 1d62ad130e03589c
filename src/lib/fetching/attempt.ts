import type { Asked } from './asked';
import type { Exchange } from './exchange';
import { FetchError, type FetchErrorKind, passesByItself } from './fetch-error';
import { DEFAULT_LIMITS, type FetchLimits, type LimitName, LONGEST_RETRY_AFTER_MS } from './limits';
import { redaction } from './request-headers';
import { backoffMs } from './retry-wait';
import { SiteGate } from './site-gate';
import { shownAddress } from './web-target';

type FaultDetails = {
  status?: number;
  limit?: LimitName;
  excerpt?: string;
  /** How long the server asks to be left alone. */
  askedWaitMs?: number | null;
  cause?: unknown;
};

type TimeLimit = Extract<LimitName, `${string}Ms`>;

export function limitsOf({ site, request, surroundings }: Asked): FetchLimits {
  return { ...DEFAULT_LIMITS, ...surroundings.limits, ...site.limits, ...request.limits };
}

/** One time of asking: its place at the site, its deadlines, its connection, and the one way in which it ends. */
export class Attempt {
  readonly limits: FetchLimits;
  readonly gate: SiteGate;
  /** Moves on with redirects. */
  url: string;
  readonly #stop = new AbortController();
  readonly #redact: (text: string) => string;
  readonly #undo: (() => void)[] = [];
  #exchange: Exchange | null = null;
  #ended: Promise<void> | null = null;

  constructor(
    readonly asked: Asked,
    /** 1 is the first. */
    readonly number: number,
  ) {
    const { site, request, surroundings } = asked;
    this.limits = limitsOf(asked);
    this.url = String(request.url);
    this.#redact = redaction(request);
    this.gate = surroundings.gates.get(site.name) ?? new SiteGate();
    surroundings.gates.set(site.name, this.gate);
  }

  /** Aborted when this attempt must stop, by its caller or by a limit; the reason is what to throw. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Waits for a place at the site. */
  async enter(): Promise<void> {
    const { site, request } = this.asked;
    const { signal } = request;
    if (signal) {
      const stop = () => this.#stop.abort(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
      this.#undo.push(() => signal.removeEventListener('abort', stop));
    }
    try {
      await this.gate.enter(site.connections, this.signal);
    } catch (reason) {
      this.#release();
      throw reason;
    }
    // Also where nobody reads the body: it must not keep its place.
    this.signal.addEventListener('abort', () => void this.end());
  }

  /** The connection that is closed when this ends. */
  use(exchange: Exchange): void {
    this.#exchange = exchange;
  }

  /** Begins a time limit; what it returns ends it. */
  deadline(limit: TimeLimit, what: string): () => void {
    const ms = this.limits[limit];
    const { clock } = this.asked.surroundings;
    return clock.after(ms, () =>
      this.#stop.abort(this.fault('timeout', `${what} within ${secondsText(ms)}`, { limit })),
    );
  }

  /** The deadline of all of it, gone when this ends. */
  beginTotal(): void {
    this.#undo.push(this.deadline('totalMs', 'did not finish its answer'));
  }

  stop(reason: unknown): void {
    this.#stop.abort(reason);
  }

  /** Closes the connection and, once it is closed, gives the place to the next. */
  end(): Promise<void> {
    this.#ended ??= this.#end();
    return this.#ended;
  }

  async #end(): Promise<void> {
    this.#release();
    await this.#exchange?.close();
    this.gate.leave();
  }

  #release(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  /** The error that says "<site>: <address> <what>". */
  fault(kind: FetchErrorKind, what: string, details: FaultDetails = {}): FetchError {
    const { site } = this.asked;
    const { status = null, limit = null, excerpt = null, cause } = details;
    const url = this.#redact(shownAddress(this.url));
    const times = this.number > 1 ? ` (asked ${this.number} times)` : '';
    return new FetchError(
      `${site.name}: ${url} ${this.#redact(what)}${times}`,
      {
        kind,
        site: site.name,
        url,
        status,
        limit,
        excerpt: excerpt && this.#redact(excerpt),
        attempts: this.number,
        retryAt: passesByItself(kind) ? this.#retryAt(details.askedWaitMs ?? 0) : null,
      },
      cause === undefined ? undefined : { cause },
    );
  }

  #retryAt(askedWaitMs: number): Date {
    const { clock, random } = this.asked.surroundings;
    const backoff = backoffMs(this.number, { random, most: this.limits.waitMs });
    const wait = Math.min(Math.max(backoff, askedWaitMs), LONGEST_RETRY_AFTER_MS);
    return new Date(clock.now() + wait);
  }
}

function secondsText(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${ms / 1_000} s`;
}
