const MOST_OFFERS = 4;

/** The query with one form in quotes, so that it is searched as it is written: `MLP vision` → `"MLP" vision`. */
export function exactForm(text: string, form: string): string {
  const literal = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const bare = new RegExp(`(?<![\\p{L}\\p{N}"])${literal}(?![\\p{L}\\p{N}"])`, 'iu');
  return bare.test(text) ? text.replace(bare, (found) => `"${found}"`) : `"${form}"`;
}

/** Wider searches to offer where one finds nothing: without its quotes, then without one word at a time. */
export function widerQueries(text: string): string[] {
  const unquoted = text.replaceAll('"', ' ').replace(/\s+/g, ' ').trim();
  const words = text.match(/-?"[^"]*"|\S+/g) ?? [];
  const shorter = words.length > 1 ? words.map((_, gone) => words.toSpliced(gone, 1).join(' ')) : [];
  // The words at the end were added last, and are the likeliest to be one too many.
  const offers = new Set([unquoted, ...shorter.toReversed()]);
  offers.delete(text);
  offers.delete('');
  return [...offers].slice(0, MOST_OFFERS);
}
