/** Why an address is not asked, or null. */
export function targetProblem(url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'is neither http nor https';
  if (url.username || url.password) return 'has a user or password in it';
  return null;
}

const SHOWN_LENGTH = 300;

/** An address as it may be printed: without user, password and fragment, and not endless. */
export function shownAddress(url: URL | string): string {
  return unnamed(url).slice(0, SHOWN_LENGTH);
}

function unnamed(url: URL | string): string {
  if (!URL.canParse(url)) return JSON.stringify(String(url).replace(/[^/]*@/, ''));
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  shown.hash = '';
  return shown.href;
}
