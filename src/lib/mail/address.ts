/** Of RFC 5321, in octets: what stands before the "@", and the whole. */
const LOCAL_BYTES = 64;
const ADDRESS_BYTES = 254;

/** Visible characters that need no quotes (RFC 5322, and RFC 6531 for what is not ASCII), with single dots between. */
const LOCAL = /^[\w!#$%&'*+\-/=?^`{|}~\u0080-\u{10ffff}]+(\.[\w!#$%&'*+\-/=?^`{|}~\u0080-\u{10ffff}]+)*$/u;
/** Whatever one cannot see, half of a pair, and what looks like nothing or like an "@". */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Z}\uff20\ufe6b]/u;
const LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;

export type Mailbox = { name: string; address: string };

const bytes = (text: string) => new TextEncoder().encode(text).length;

/**
 * The one mailbox that a text names ("jürgen@müller.example"), with its domain in lower case and ASCII; null where it
 * names none, or more than one. Quoted names and bare IP addresses are not taken: nobody has subscribed with one.
 */
export function parseMailAddress(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0)).normalize('NFC');
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null || UNSEEN.test(local) || !LOCAL.test(local) || bytes(local) > LOCAL_BYTES) return null;
  const address = `${local}@${domain}`;
  return bytes(address) > ADDRESS_BYTES ? null : address;
}

/** A host name as the internet's mail knows it, "localhost" among them; null where it is none. */
function asciiDomain(text: string): string | null {
  if (UNSEEN.test(text) || /[/?#:@\\[\]%]/.test(text) || !URL.canParse(`http://${text}`)) return null;
  const { hostname } = new URL(`http://${text}`);
  const labels = hostname.split('.');
  // A URL takes "1.2" for an IP address.
  const isName = labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return isName ? hostname : null;
}

/** `Broadsheet <news@example.org>`, `"Papers, daily" <news@example.org>` or an address alone; null for anything else. */
export function parseMailbox(text: string): Mailbox | null {
  const [, quoted, bare, named] = /^(?:"([^"\\]*)"|([^"<>@,;:\\]*))\s*<([^<>]*)>$/.exec(text.trim()) ?? [];
  const address = parseMailAddress(named ?? text.trim());
  const name = (quoted ?? bare ?? '').trim();
  return address === null || /\p{C}/u.test(name) ? null : { name, address };
}
