import { plainLine } from '@/lib/plain-line';
import { parseMailAddress } from './address';
import { MAIL_LIMITS, type MailMessage } from './message';

/** Which headers a caller may give besides `X-…`; the others are made here, from the settings and the message. */
const GIVEN = /^(x-[a-z\d-]{1,60}|list-help|list-archive|list-owner|feedback-id|reply-to)$/i;

/** A message that cannot be sent as it is; the text says what is wrong with it. */
export class UnsendableMessage extends Error {
  override name = 'UnsendableMessage';
}

/** A header as the mail library takes it: written as it is, and folded. */
export type Header = { prepared: true; foldLines: true; value: string };

/**
 * The headers of a message, besides who, what and when: each one line of plain characters, whatever was given.
 * @throws UnsendableMessage naming the header that cannot be sent
 */
export function headersOf(message: MailMessage): Record<string, Header> {
  const given = Object.entries(message.headers);
  if (given.length > MAIL_LIMITS.headers) refuse(`has more than ${MAIL_LIMITS.headers} headers`);
  const written: [string, string][] = [
    // No out-of-office mail comes back (RFC 3834).
    ['Auto-Submitted', 'auto-generated'],
    ...given.map(([name, value]): [string, string] => [givenName(name), givenValue(name, value)]),
    ...listHeaders(message),
  ];
  return Object.fromEntries(
    written.map(([name, value]) => [name, { prepared: true, foldLines: true, value }]),
  );
}

function givenName(name: string): string {
  return GIVEN.test(name) ? name : refuse(`has a header that is not for its sender to set (${shown(name)})`);
}

function givenValue(name: string, value: string): string {
  const line = plainLine(value);
  if (!/^[ -~]+$/.test(line)) refuse(`has a header with other than plain characters (${shown(name)})`);
  return bounded(name, line);
}

function listHeaders({ unsubscribe, listId }: MailMessage): [string, string][] {
  const headers: [string, string][] = [];
  if (listId !== undefined) {
    if (!/^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(listId)) refuse(`has no list id in "${shown(listId)}"`);
    headers.push(['List-Id', bounded('List-Id', `<${listId}>`)]);
  }
  if (unsubscribe) {
    const web = webAddress(unsubscribe.url);
    const mail = unsubscribe.mailto === undefined ? '' : `, <${mailtoAddress(unsubscribe.mailto)}>`;
    headers.push(['List-Unsubscribe', bounded('List-Unsubscribe', `<${web}>${mail}`)]);
    if (web.startsWith('https:')) headers.push(['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click']);
  }
  return headers;
}

/** An address of the web, written so that it is one word. */
function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    return refuse(`has an address to unsubscribe at that is none: "${shown(text)}"`);
  }
  return url.href.replace(/[<>,\s]/g, (sign) => encodeURIComponent(sign));
}

/** `mailto:address?subject=…`, from that or from an address alone. */
function mailtoAddress(text: string): string {
  const [, written = '', query] = /^(?:mailto:)?([^?]*)(?:\?([!-~]*))?$/.exec(text) ?? [];
  const address = parseMailAddress(written);
  if (address === null) return refuse('has no address of a mailbox to unsubscribe at');
  const fields = new URLSearchParams(query);
  const subject = fields.get('subject');
  return `mailto:${encodeURIComponent(address).replace('%40', '@')}${subject === null ? '' : `?subject=${encodeURIComponent(subject)}`}`;
}

function bounded(name: string, value: string): string {
  if (value.length <= MAIL_LIMITS.header) return value;
  return refuse(`has a header longer than ${MAIL_LIMITS.header} characters (${shown(name)})`);
}

const shown = (text: string) => plainLine(text).slice(0, 60);

function refuse(what: string): never {
  throw new UnsendableMessage(`The mail ${what}.`);
}
