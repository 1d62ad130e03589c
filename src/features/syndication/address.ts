export const FEED_FORMATS = ['atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** Media types, without parameters. */
export const FEED_TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** The feed of a page: its own address with `feed.atom` or `feed.json` behind its path. */
export function feedHref(page: string, format: FeedFormat): string {
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(page) ?? [];
  return `${path.replace(/\/$/, '')}/feed.${format}${query}`;
}

/** A feed's own address, which it names as `self` and a hub knows it by. `siteUrl` is without a closing slash. */
export function feedUrl(siteUrl: string, page: string, format: FeedFormat): string {
  return siteUrl + feedHref(page, format);
}

/** What a page's metadata says of its feeds, by which programs find them: `alternates: { types: feedTypes(…) }`. */
export function feedTypes(page: string, title: string): Record<string, { url: string; title: string }[]> {
  return Object.fromEntries(
    FEED_FORMATS.map((format) => [FEED_TYPES[format], [{ url: feedHref(page, format), title }]]),
  );
}
