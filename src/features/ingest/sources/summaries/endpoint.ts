import 'server-only';
import { FetchError, type FetchErrorKind } from '@/lib/fetching/fetch-error';
import type { SourceContext, SourceSettings } from '../context';
import { SUMMARY_ENDPOINT } from '../sites';
import { SourceError } from '../source-error';
import type { Account } from './account';
import { readUsage } from './completion';
import type { PaperText } from './prompt';
import {
  type Dialect,
  estimateTokens,
  FIRST_DIALECT,
  MOST_ANSWER_TOKENS,
  questionFor,
  simpler,
} from './question';

/** How often a question is put where that may help, and the longest wait between. */
export const MOST_ATTEMPTS = 3;
const MOST_WAIT_MS = 60_000;

/** Failures after which the model may have done its work all the same, and be paid for it. */
const MAY_COST: ReadonlySet<FetchErrorKind> = new Set([
  'timeout',
  'cut_off',
  'malformed',
  'too_large',
  'bad_encoding',
]);

export type EndpointSettings = { url: string; model: string; key: string | undefined };

/** Where summaries are written. @throws SourceError where the operator did not say */
export function endpointOf({ SUMMARY_URL, SUMMARY_MODEL, SUMMARY_KEY }: SourceSettings): EndpointSettings {
  if (!SUMMARY_URL || !SUMMARY_MODEL) throw new SourceError('SUMMARY_URL and SUMMARY_MODEL are not set.');
  return { url: SUMMARY_URL, model: SUMMARY_MODEL, key: SUMMARY_KEY };
}

/** An endpoint under questions: keeps in mind what it understands, and has every question paid for. */
export class Endpoint {
  #dialect: Dialect = FIRST_DIALECT;

  constructor(
    private readonly context: SourceContext,
    private readonly settings: EndpointSettings,
    private readonly account: Account,
  ) {}

  /**
   * The endpoint's whole answer to a question about a paper; null where the rest of the day's tokens does not suffice.
   * @throws FetchError, SourceError
   */
  async ask(paper: PaperText): Promise<string | null> {
    for (let attempt = 1; ; ) {
      const body = questionFor(paper, { model: this.settings.model, dialect: this.#dialect });
      const reservation = await this.account.reserve(estimateTokens(body) + MOST_ANSWER_TOKENS);
      if (!reservation) return null;
      try {
        const text = await this.#post(body);
        const used = readUsage(text) ?? estimateTokens(body) + estimateTokens(text);
        await this.account.settle(reservation, used);
        return text;
      } catch (error) {
        if (!(error instanceof FetchError)) throw error;
        if (!MAY_COST.has(error.kind)) await this.account.settle(reservation, 0);
        if (this.#adapt(error)) continue;
        await this.#waitAfter(error, attempt);
        attempt += 1;
      }
    }
  }

  async #post(body: string): Promise<string> {
    const { url, key } = this.settings;
    const answer = await this.context.fetcher.fetchText(SUMMARY_ENDPOINT, {
      url: `${url}/chat/completions`,
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key && { authorization: `Bearer ${key}` }),
      },
      signal: this.context.signal,
    });
    return answer.state === 'fetched' ? answer.text : '';
  }

  /** Whether the endpoint refused the form of a question, and it can be put in simpler words. */
  #adapt({ status, excerpt }: FetchError): boolean {
    const dialect = status === 400 || status === 422 ? simpler(this.#dialect, excerpt ?? '') : null;
    this.#dialect = dialect ?? this.#dialect;
    return dialect !== null;
  }

  /** @throws the error, where waiting does not help or takes too long */
  async #waitAfter(error: FetchError, attempt: number): Promise<void> {
    const { clock, signal } = this.context;
    if (error.kind === 'refused_address') {
      const { origin } = new URL(this.settings.url);
      throw new SourceError(`${error.message}; where it is yours, add ${origin} to FETCH_PRIVATE_ORIGINS`);
    }
    const wait = error.retryAt === null ? null : error.retryAt.getTime() - clock.now();
    if (attempt >= MOST_ATTEMPTS || wait === null || wait > MOST_WAIT_MS) throw error;
    await clock.sleep(Math.max(wait, 0), signal);
  }
}
