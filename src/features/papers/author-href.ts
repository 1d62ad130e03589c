/** The page of an author's name; null for one that no address can hold. `page` counts from 1. */
export function authorHref(name: string, page = 1): string | null {
  // A browser takes dots alone for a way up.
  if (!name.isWellFormed() || /^\.{1,2}$/.test(name) || name === '') return null;
  return `/authors/${encodeURIComponent(name)}${page > 1 ? `?p=${page}` : ''}`;
}
