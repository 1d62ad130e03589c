import { xmlText } from '@/lib/xml';
import { feedUrl } from './address';
import type { Feed, FeedEntry } from './feed';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with the same texts as in Atom. */
export function jsonFeedDocument(feed: Feed): string {
  const next =
    feed.parts.kind === 'paged' ? feed.parts.next : feed.parts.kind === 'archive' ? feed.parts.before : null;
  const url = (page: string) => feedUrl(feed.siteUrl, page, 'json');
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.siteUrl + feed.page,
    feed_url: url(feed.page),
    ...(next !== null && { next_url: url(next) }),
    language: 'en',
    authors: [{ name: feed.publisher }],
    ...(feed.hub !== null && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.entries.map(itemOf),
  };
  // Half of a pair is no text in JSON either, though it can be written.
  return `${JSON.stringify(document, (_, value) => (typeof value === 'string' ? xmlText(value) : value))}\n`;
}

function itemOf(entry: FeedEntry) {
  const [external] = entry.related;
  // One of the two kinds of content has to be there.
  const text = entry.content.join('\n\n') || entry.summary || entry.title;
  return {
    id: entry.id,
    url: entry.url,
    ...(external !== undefined && { external_url: external }),
    title: entry.title,
    content_text: text,
    ...(entry.summary && { summary: entry.summary }),
    ...(entry.published && { date_published: entry.published.toISOString() }),
    date_modified: entry.updated.toISOString(),
    ...(entry.authors.length > 0 && { authors: entry.authors.map((name) => ({ name })) }),
    ...(entry.categories.length > 0 && { tags: entry.categories.map(({ term, label }) => label ?? term) }),
  };
}
