/**
 * An address of this site, absolute or not, as it may be redirected to; null where it is of another. `host` is that
 * of the request. Its path never begins with two slashes: that would name another site.
 */
export function ownAddress(address: string, host: string): URL | null {
  const here = `http://${host}`;
  if (!URL.canParse(address, here)) return null;
  const url = new URL(address, here);
  // Only in web addresses does the parser turn backslashes, which browsers take for slashes, into these.
  if (!/^https?:$/.test(url.protocol) || url.host !== new URL(here).host) return null;
  url.pathname = url.pathname.replace(/^\/{2,}/, '/');
  return url;
}
