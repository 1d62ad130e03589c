import { z } from 'zod';
import { parseMailAddress, parseMailbox } from './address';

/** `smtp://user:password@host:587`, `smtps://host` (TLS from the first byte): taken apart, so that nothing else is in it. */
export const smtpUrl = z.string().transform((text, context) => {
  const found = parseSmtpUrl(text);
  if (found) return found;
  context.addIssue(
    'must be the address of a mail server such as smtp://user:password@mail.example.org:587, or smtps:// for TLS ' +
      'from the start, without path and query; in a password, "@" is %40, "/" is %2F, "%" is %25',
  );
  return z.NEVER;
});

function parseSmtpUrl(text: string) {
  // The parser knows hosts and ports of http; what it does with those of other protocols is too kind.
  const url = /^smtps?:\/\//i.test(text) ? text.replace(/^smtp/i, 'http') : '';
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname, search, hash, username, password } = new URL(url);
  if (pathname !== '/' || search || hash || /[?#]/.test(text)) return null;
  const user = decode(username);
  const pass = decode(password);
  if (user === null || pass === null || (user === '' && pass !== '')) return null;
  const secure = protocol === 'https:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || explicitPort(text) || (secure ? 465 : 587),
    secure,
    login: user === '' ? null : { user, pass },
  };
}

/** A port that is the protocol's own (80, 443) is left out by the parser. */
function explicitPort(text: string): number {
  return Number(/:(\d{1,5})\/?$/.exec(text)?.[1] ?? 0);
}

/** Null where it is not UTF-8 behind per cent signs, or has what could not be said to a server. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return /\p{Cc}/u.test(decoded) ? null : decoded;
  } catch {
    return null;
  }
}

export const mailbox = z.string().transform((text, context) => {
  const found = parseMailbox(text);
  if (found) return found;
  context.addIssue('must be an address such as news@example.org or "Papers, daily" <news@example.org>');
  return z.NEVER;
});

export const mailAddress = z.string().transform((text, context) => {
  const found = parseMailAddress(text);
  if (found) return found;
  context.addIssue('must be an e-mail address without a name, such as bounces@example.org');
  return z.NEVER;
});

/** One name of the domain system, or several with dots between. */
export const domainName = z
  .string()
  .regex(
    /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?(\.[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?)*$/i,
    'must be a domain name',
  )
  .max(253, 'must not be longer than 253 characters')
  .transform((text) => text.toLowerCase());
