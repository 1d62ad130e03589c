/** The page of an author's name; null for one that no address can hold. `page` counts from 1. */
export function authorHref(name: string, page = 1): string | null {
  // A browser takes dots alone for a way up, and "%2F" would be decoded twice on its way.
  if (name === '' || !name.isWellFormed() || /^\.{1,2}$|%[\da-f]{2}/i.test(name)) return null;
  return `/authors/${encodeURIComponent(name)}${page > 1 ? `?p=${page}` : ''}`;
}
