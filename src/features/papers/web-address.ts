/** An address in a text and its place there; `url` is absolute even where the text gives no scheme. */
export type Address = { start: number; end: number; url: string };

/** Hosts that papers name without a scheme. */
const BARE_HOSTS =
  String.raw`(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com|huggingface\.co|hf\.co|` +
  String.raw`zenodo\.org|kaggle\.com|youtu\.be|youtube\.com|osf\.io|modelscope\.cn)/` +
  String.raw`|[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?\.(?:github|gitlab)\.io`;
/** What ends an address wherever it stands; an address within another's path or query does not. */
const REST = String.raw`(?:(?<=[/=])|(?!https?://))[^\s<>"“”‘’«»\\^${'`'}{}|。，、；）」』】$]`;
const ADDRESS = new RegExp(
  String.raw`(?:https?://|(?<![\p{L}\p{N}@./_-])(?:www\.(?=[a-z0-9-]+\.)|${BARE_HOSTS}))(?:${REST})*`,
  'giu',
);
/** What each of them has, looked for much faster. */
const TRACE = /:\/\/|www\.|\.(?:com?|org|be|cn|io)/i;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/;

/**
 * The web addresses of a text, in order, with their places. An address ends before the punctuation of its sentence
 * and before a bracket or quotation mark that it did not open.
 */
export function findAddresses(text: string): Address[] {
  if (!TRACE.test(text)) return [];
  const found: Address[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const shown = withoutEnding(match[0]);
    const url = webUrl(shown);
    if (url) found.push({ start: match.index, end: match.index + shown.length, url });
  }
  return found;
}

/** An absolute http(s) address with a public host name, in the spelling it was given; null where it is not one. */
export function webUrl(address: string): string | null {
  if (address.length > 2_000) return null;
  const absolute = /^https?:\/\//i.test(address)
    ? address.replace(/^https?/i, (scheme) => scheme.toLowerCase())
    : `https://${address}`;
  if (!URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  if (url.username !== '' || url.password !== '' || !HOST.test(url.hostname)) return null;
  const rest = absolute.slice(absolute.indexOf('//') + 2).replace(/^[^/?#]*/, '');
  return `${url.protocol}//${url.host}${escapeRest(rest)}`;
}

/** Where a picture lies, as a source names it: only ever a whole http(s) address, since pages load it. */
export function pictureUrl(address: string): string | null {
  return /^https?:\/\//i.test(address) ? webUrl(address) : null;
}

/** Keeps an address as its authors wrote it, but for what may not stand in one. */
function escapeRest(rest: string): string {
  return encodeURI(rest.replace(/\p{Cs}/gu, '')).replace(/%25([0-9a-f]{2})/gi, '%$1');
}

/** Linear: each character is looked at once, the brackets counted once. */
function withoutEnding(address: string): string {
  const open = { ')': count(address, '('), ']': count(address, '[') };
  const closed = { ')': count(address, ')'), ']': count(address, ']') };
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    if (last === ')' || last === ']') {
      if (closed[last] <= open[last]) break;
      closed[last] -= 1;
    } else if (!/[.,;:!?'"*~–—…]/.test(last)) break;
  }
  const whole = address.slice(0, end);
  // "[text](address" and "address](address" of Markdown.
  const seam = whole.search(/\]\(|\)\[/);
  return seam === -1 ? whole : whole.slice(0, seam);
}

function count(text: string, character: string): number {
  let total = 0;
  for (const each of text) if (each === character) total += 1;
  return total;
}
