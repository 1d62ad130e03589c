/** What GitHub allows in an hour: without a token to everybody at one network address together. */
export const ANONYMOUS_LIMIT = 60;
export const TOKEN_LIMIT = 5_000;

/** This share of the limit is left to others who use the same address or token. */
const RESERVED_SHARE = 0.1;

/**
 * What a run may still ask: what GitHub said with its last answer
 * (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api), less what is reserved. An answer that
 * nothing has changed is mostly free there, which needs no rule here: the number that is told has not fallen then.
 */
export class RateBudget {
  #limit: number;
  #remaining: number;
  #resetAt: number | null = null;

  /** @param limit what is taken for the limit until the first answer says */
  constructor(limit: number) {
    this.#limit = limit;
    this.#remaining = limit;
  }

  get left(): number {
    return Math.max(this.#remaining - Math.ceil(this.#limit * RESERVED_SHARE), 0);
  }

  /** When all of it is to be had again, by our clock; null where nobody said. */
  get resetAt(): number | null {
    return this.#resetAt;
  }

  /** Takes note of an answer; one that says nothing of limits counts as one. */
  hear(headers: Headers, now: number): void {
    const told = (name: string) => wholeNumber(headers.get(`x-ratelimit-${name}`));
    const [limit, remaining, reset] = [told('limit'), told('remaining'), told('reset')];
    if (limit === null || remaining === null || reset === null) {
      this.spend();
      return;
    }
    const serverNow = Date.parse(headers.get('date') ?? '');
    this.#limit = limit;
    this.#remaining = remaining;
    this.#resetAt = now + Math.max(reset * 1_000 - (Number.isNaN(serverNow) ? now : serverNow), 0);
  }

  /** Counts a question whose answer could not be read. */
  spend(): void {
    this.#remaining -= 1;
  }

  /** The hour is over. */
  renew(): void {
    this.#remaining = this.#limit;
    this.#resetAt = null;
  }
}

function wholeNumber(text: string | null): number | null {
  return text && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
