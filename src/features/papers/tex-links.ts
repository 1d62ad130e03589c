import type { TexCursor } from './tex-cursor';

/**
 * An address in LaTeX text. Escapes belong to it (`\_`, `{\_}`, `$\sim$`, `\allowbreak`); a brace, a quotation mark,
 * any other command or the next address ends it. Hugging Face's texts have some with a single slash.
 */
const ADDRESS =
  /(?:https?:\/\/?|www\.)(?:(?:(?<=[/=])|(?!https?:\/))[^\s{}<>"'`\\$^|[\]“”‘’«»。，、；）」』】\uFDD0]|\\[_%&#~/-]|\\allowbreak(?![a-zA-Z]) ?|\{\\?[_~]\}|\\~\{\}|\$\\sim\$)+/iy;
const ESCAPES = /\\allowbreak ?|\$\\sim\$|\\~\{\}|\{\\?([_~])\}|\\([_%&#~/-])/g;
const ANCHOR = /<a\s[^<>]{0,200}?href\s*=\s*["']([^"'<>\s]{1,500})["'][^<>]{0,200}>([^<>]{0,200})<\/a>/iy;
const TRIVIAL_LABEL = /^(?:this |the )?(?:here|link|links|url|website|https url|http url|this)$/i;

/** The raw address that begins at `at`, escapes and all; null where none begins. */
export function addressAt(text: string, at: number): string | null {
  if (!/[hw]/i.test(text[at] ?? '')) return null;
  ADDRESS.lastIndex = at;
  const raw = ADDRESS.exec(text)?.[0] ?? null;
  return raw && /^www/i.test(raw) && /[\p{L}\p{N}@./_-]/u.test(text[at - 1] ?? '') ? null : raw;
}

/** Reads an address in the text, and the label in braces that a flattened `\href` leaves behind it. */
export function readAddress(cursor: TexCursor, raw: string): void {
  if (/[\p{L}\p{N}.,:;!?]/u.test(cursor.before())) cursor.print(' ');
  cursor.at += raw.length;
  const url = plainAddress(raw);
  cursor.keep('address', url);
  if (cursor.peek() !== '{') return;
  const argument = cursor.argument();
  // The same address once more, the brace left open: "Strip_MLP{https://github.com/Med-Process/Strip\_MLP."
  const label = argument?.inner ?? addressAt(cursor.source, cursor.at + 1);
  if (label === null) return;
  if (!isRedundantLabel(label, url)) {
    cursor.print(' (');
    cursor.enter(')');
    return;
  }
  if (argument) cursor.take();
  else cursor.at += 1 + label.length;
  const ending = /[.,;:!?)]+$/.exec(label)?.[0];
  if (ending && !/[.,;:!?)]/.test(cursor.peek())) cursor.print(ending);
}

/** `\url{…}` */
export function readUrl(cursor: TexCursor): void {
  const inner = cursor.take();
  if (inner !== null) cursor.keep('address', bareAddress(inner));
}

/** `\href{address}{label}` is "label (address)". */
export function readHref(cursor: TexCursor): void {
  const target = cursor.argument();
  if (!target) return;
  // A flattened link inside a link: the inner one is read as text.
  if (/\{(?!\\?[_~]\})/.test(target.inner)) {
    cursor.enter();
    return;
  }
  const url = bareAddress(cursor.take() ?? '');
  const label = cursor.argument();
  if (!label || isRedundantLabel(label.inner, url)) {
    cursor.take();
    cursor.keep('address', url);
    return;
  }
  cursor.enter(() => {
    cursor.print(' (');
    cursor.keep('address', url);
    cursor.print(')');
  });
}

/** An HTML link, as arXiv's own pages make of an address ("this https URL"); false where none begins here. */
export function readAnchor(cursor: TexCursor): boolean {
  ANCHOR.lastIndex = cursor.at;
  const match = ANCHOR.exec(cursor.source);
  if (!match) return false;
  const [whole, target = '', label = ''] = match;
  const url = bareAddress(target);
  cursor.at += whole.length;
  if (!isRedundantLabel(label.replace(/\.$/, ''), url)) cursor.print(`${label.replace(/\.$/, '')}: `);
  cursor.keep('address', url);
  if (label.endsWith('.')) cursor.print('.');
  return true;
}

/** An address without LaTeX's escapes. */
function plainAddress(raw: string): string {
  const address = raw.replace(ESCAPES, (whole, braced?: string, escaped?: string) => {
    return braced ?? escaped ?? (whole.startsWith('\\allowbreak') ? '' : '~');
  });
  return address.replace(/^(https?:\/)(?!\/)/i, '$1/');
}

/** The same of an argument, which may hold what no address does. */
function bareAddress(argument: string): string {
  return plainAddress(argument.replace(/\s+/g, '')).replace(/[\\{}$^<>"'`]/g, '');
}

/** Whether a link's label tells the reader nothing beyond its address: "here", or the address again. */
function isRedundantLabel(label: string, address: string): boolean {
  const text = plainAddress(label)
    .replace(/[\\{}]/g, '')
    .trim();
  if (text === '' || TRIVIAL_LABEL.test(text) || /^(?:https?:|www\.)/i.test(text)) return true;
  return /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(text) || address.toLowerCase().includes(text.toLowerCase());
}
