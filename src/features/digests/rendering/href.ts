/** Characters of an address: longer ones break in mail. */
const HREF_LENGTH = 2_000;

/** An address as a mail links to it, or null where it is none of the web or of a mailbox, or too long. */
export function mailHref(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^(https?|mailto):$/.test(url.protocol) || url.href.length > HREF_LENGTH) return null;
  return url.href;
}
