import { isIPv6 } from 'node:net';
import { decodeText } from '@/lib/decode-text';

const REMOVED = '[removed]';

/** What secrets and addresses of people and machines look like, wherever they turn up. */
const PATTERNS: { has: string; pattern: RegExp; by: string }[] = [
  // Credentials and queries of web addresses; queries of paths.
  { has: '://', pattern: /([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#"'@]{1,300}@/gi, by: `$1${REMOVED}@` },
  { has: '?', pattern: /((?:[a-z]+:\/)?\/[\w./~%:[\]-]{0,300})\?[^\s"'`<>]+/gi, by: `$1?${REMOVED}` },
  { has: ' ', pattern: /\b(bearer|basic)\s+[\w.~+/=-]+/gi, by: `$1 ${REMOVED}` },
  // E-mail addresses; `node_modules/@prisma` is none.
  {
    has: '@',
    pattern: /[^\s@"<>()[\],;:\\]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{1,63}/gu,
    by: REMOVED,
  },
  { has: '@', pattern: /[^\s@"'<>()[\]{},;:\\/]{1,64}@[\p{L}\p{N}-]{1,63}/gu, by: REMOVED },
  { has: '.', pattern: /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\w)/g, by: REMOVED },
];

/** `password=…`, `"token": "…"`, `Cookie: …`: a name that says that what follows is nobody else's affair. */
const NAMED =
  /((?:authorization|cookie|passwo?r?d|passphrase|secret|token|api_?-?key|session\w{0,20}|signature)["'`]?\s{0,3}[:=]\s{0,3}["'`]?)[^\s"'`,;&}]+/gi;

/** Text with whatever looks like a secret or an address taken out of it, and with the given secrets taken out. */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const secret of secrets) clean = clean.replaceAll(secret, REMOVED);
  for (const { has, pattern, by } of PATTERNS) if (clean.includes(has)) clean = clean.replace(pattern, by);
  clean = clean.replace(NAMED, `$1${REMOVED}`);
  return clean.includes(':')
    ? clean.replace(/(?<![\w:.])[0-9a-f:.]{2,45}(?![\w:])/gi, (each) => (isAddress(each) ? REMOVED : each))
    : clean;
}

function isAddress(candidate: string): boolean {
  return isIPv6(candidate) || isIPv6(candidate.replace(/[.:]$/, ''));
}

/** Headers that say who asks, or prove it. */
const PERSONAL =
  /auth|cookie|token|key|secret|session|passw|csrf|signature|email|user(?!-agent)|forwarded(?!-(?:host|proto|port))|\bip\b|-ip$|^from$/;
/** Shorter ones are no secrets, and stand in every other word. */
const SHORTEST = 4;

/** What only the sender of a request knows, or is: taken out of every text that is logged while it is answered. */
export function secretsOfRequest({
  headers,
  url = '',
}: {
  headers: Headers;
  url?: string | undefined;
}): string[] {
  const found = Object.entries(headers).flatMap(([name, value]) => {
    if (name === 'referer') return queryValues(String(value));
    return PERSONAL.test(name) ? [value ?? []].flat().flatMap(partsOf) : [];
  });
  const secrets = [...new Set([...found, ...queryValues(url)])].filter((text) => text.length >= SHORTEST);
  return secrets.sort((one, other) => other.length - one.length);
}

type Headers = Record<string, string | string[] | undefined>;

/** A whole value, its parts ("a=b; c=d", "Bearer t", "1.2.3.4, ::1") and what stands after their names. */
function partsOf(value: string): string[] {
  const parts = value.split(/[\s;,]+/);
  const values = parts.map((part) => part.slice(part.indexOf('=') + 1));
  return [value, ...parts, ...values, ...values.map(decodeText)];
}

function queryValues(address: string): string[] {
  const query = address.split('?', 2)[1];
  if (!query) return [];
  return [
    ...[...new URLSearchParams(query).values()],
    ...query.split('&').map((part) => part.slice(part.indexOf('=') + 1)),
  ];
}
