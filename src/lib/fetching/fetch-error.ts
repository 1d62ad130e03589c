import type { LimitName } from './limits';

/** Every way to fail, and whether it may pass by itself. */
const PASSES = {
  /** Not http or https, not readable, or with a password in it. */
  bad_address: false,
  /** Leads to an address that is not of the public internet. */
  refused_address: false,
  /** No such host, no route, nobody listens. */
  unreachable: true,
  /** Its certificate is not to be trusted. */
  untrusted: false,
  timeout: true,
  /** The connection ended before the answer did. */
  cut_off: true,
  /** What came is not HTTP. */
  malformed: false,
  too_large: false,
  /** The body is not what its Content-Encoding says, or not UTF-8 where text was wanted. */
  bad_encoding: false,
  bad_redirect: false,
  too_many_redirects: false,
  /** Too many requests: 429, or 403 with a limit that is used up. */
  throttled: true,
  /** Any 5xx. */
  server_error: true,
  /** 404 or 410. */
  gone: false,
  /** Any other status that is no success. */
  refused: false,
} as const satisfies Record<string, boolean>;

export type FetchErrorKind = keyof typeof PASSES;

export function passesByItself(kind: FetchErrorKind): boolean {
  return PASSES[kind];
}

type Told = {
  kind: FetchErrorKind;
  site: string;
  url: string;
  status: number | null;
  limit: LimitName | null;
  excerpt: string | null;
  attempts: number;
  retryAt: Date | null;
};

/**
 * Why something could not be fetched: message and members are fit for a log and for the operator's eyes, and hold
 * no password, token or header that was sent.
 */
export class FetchError extends Error {
  override name = 'FetchError';
  readonly kind: FetchErrorKind;
  /** The name of the site. */
  readonly site: string;
  /** The address that failed, after redirects; without user and password. */
  readonly url: string;
  /** Null where there was no answer. */
  readonly status: number | null;
  /** The limit that was reached, where one was. */
  readonly limit: LimitName | null;
  /** The first few kilobytes of a refusal's body, as text. */
  readonly excerpt: string | null;
  /** How often it was asked, this time included. */
  readonly attempts: number;
  /** The earliest time to ask again; null where asking again would change nothing. */
  readonly retryAt: Date | null;

  constructor(message: string, told: Told, options?: ErrorOptions) {
    super(message, options);
    this.kind = told.kind;
    this.site = told.site;
    this.url = told.url;
    this.status = told.status;
    this.limit = told.limit;
    this.excerpt = told.excerpt;
    this.attempts = told.attempts;
    this.retryAt = told.retryAt;
  }
}
