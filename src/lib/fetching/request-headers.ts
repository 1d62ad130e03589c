import type { FetchRequest } from './asked';

/** Headers as they are sent, names in lower case. */
export type SentHeaders = Record<string, string>;

/** Codings that `decompress` knows. */
const ACCEPTED = 'gzip, deflate, br';

/** What may follow a redirect to another origin: all else that a caller sends may be a secret. */
const HARMLESS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'if-modified-since',
  'if-none-match',
  'user-agent',
]);

/** Ours come last: no caller can pretend to be somebody else. */
export function firstHeaders(
  { headers = {}, etag, lastModified }: FetchRequest,
  userAgent: string,
): SentHeaders {
  return {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
    'accept-encoding': ACCEPTED,
    'user-agent': userAgent,
  };
}

/** What another origin may see. */
export function headersElsewhere(headers: SentHeaders): SentHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)));
}

/** Shorter values are words ("en", "no-cache") whose removal would only garble a message. */
const SECRET_LENGTH = 8;

/** Removes from a text every value of a caller's header, whole or without its scheme, should a server repeat it. */
export function redaction({ headers = {} }: FetchRequest): (text: string) => string {
  const secrets = Object.entries(headers)
    .filter(([name]) => !HARMLESS.has(name.toLowerCase()))
    .flatMap(([, value]) => [value, value.replace(/^\S+\s+/, '')])
    .flatMap((value) => [value, encodeURIComponent(value)])
    .filter((value) => value.length >= SECRET_LENGTH);
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[removed]'), text);
}
