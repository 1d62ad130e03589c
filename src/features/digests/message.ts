import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '@/lib/env';

/** A sender that has not answered for so long is taken for dead: longer than a mail can take (lib/mail/mailer.ts). */
export function heldFor(): number {
  return env().SMTP_TIMEOUT * 11_000;
}

/**
 * The id of a mail, the same each time it is tried, by which a mailbox that got it twice after all could tell. Nobody
 * learns a number of ours from it.
 */
export function messageIdOf(kind: 'issue' | 'confirmation', id: number, made: Date): string {
  const { AUTH_SECRET = '', MAIL_FROM } = env();
  const name = createHmac('sha256', AUTH_SECRET)
    .update(`message ${kind} ${id} ${made.getTime()}`)
    .digest('hex')
    .slice(0, 32);
  return `<${kind}.${name}@${MAIL_FROM.address.split('@').at(-1)}>`;
}

/** By which mail programs sort (RFC 2919): "digest.papers.example.org". */
export function listId(): string {
  const host = new URL(env().SITE_URL).hostname.replace(/[^a-z\d.-]/g, '');
  return `digest.${host}`;
}

/** Who runs this, at the foot of a mail. */
export function operatorText(): string {
  const { MAIL_OPERATOR, MAIL_FROM, SITE_NAME } = env();
  return MAIL_OPERATOR ?? `${SITE_NAME}, ${MAIL_FROM.address}`;
}
