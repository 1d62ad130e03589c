import 'server-only';
import { randomUUID } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { plainLine, plainLines } from '@/lib/plain-line';
import { parseMailAddress } from './address';
import { headersOf, UnsendableMessage } from './headers';
import { MAIL_LIMITS, type MailMessage } from './message';
import type { MailSettings } from './settings';

export type ComposedMail = SendMailOptions & { messageId: string };

/**
 * A message as the mail library takes it, with nothing in it that could become another header, recipient or file.
 * @throws UnsendableMessage saying what is wrong with it
 */
export function composeMail(message: MailMessage, settings: MailSettings): ComposedMail {
  const to = parseMailAddress(message.to);
  if (to === null) throw new UnsendableMessage('The mail goes to nothing that is an address.');
  const size = Buffer.byteLength(message.html) + Buffer.byteLength(message.text);
  if (size > MAIL_LIMITS.bodies) {
    throw new UnsendableMessage(`The mail has ${size} bytes of text, more than ${MAIL_LIMITS.bodies}.`);
  }
  const html = plainLines(message.html);
  const text = plainLines(message.text);
  // One of them is enough, and is then all of the mail.
  if (html.trim() === '' && text.trim() === '') throw new UnsendableMessage('The mail says nothing.');
  return {
    from: { ...settings.from, name: plainLine(settings.from.name) },
    to: { name: '', address: to },
    // Given as objects: a text with a comma in it would be read as several.
    envelope: { from: settings.bounceAddress, to: [to] },
    subject: plainLine(message.subject).slice(0, MAIL_LIMITS.subject).toWellFormed() || '(no subject)',
    messageId: messageIdOf(message, settings),
    headers: headersOf(message),
    text,
    html,
    textEncoding: 'quoted-printable',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function messageIdOf({ messageId }: MailMessage, { from }: MailSettings): string {
  if (messageId === undefined) return `<${randomUUID()}@${from.address.split('@').at(-1)}>`;
  const inside = messageId.replace(/^<(.*)>$/, '$1');
  if (/^[\w!#$%&'*+\-/=?^`{|}~.]{1,200}@[a-z\d.-]{1,200}$/i.test(inside)) return `<${inside}>`;
  throw new UnsendableMessage('The mail has a message id that is not of the form <name@domain>.');
}
