/**
 * Whether a page is only fetched ahead of a reader who may never open it: browsers say so in `Sec-Purpose` (older
 * ones in `Purpose` or `X-Moz`), Next in a header of its own.
 */
export function isPrefetch(headers: Headers): boolean {
  const purposes = ['sec-purpose', 'purpose', 'x-moz'].map((name) => headers.get(name) ?? '');
  return (
    headers.has('next-router-prefetch') || purposes.some((purpose) => /prefetch|prerender/i.test(purpose))
  );
}
