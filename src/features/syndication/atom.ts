import { element, type Xml } from '@/lib/xml';
import { FEED_TYPES, feedUrl } from './address';
import type { Feed, FeedEntry, FeedParts } from './feed';

const ATOM = 'http://www.w3.org/2005/Atom';
/** Feed Paging and Archiving (RFC 5005). */
const HISTORY = 'http://purl.org/syndication/history/1.0';

/** A feed as an Atom document (RFC 4287), well-formed whatever its texts hold. */
export function atomDocument(feed: Feed): string {
  const url = (page: string) => feedUrl(feed.siteUrl, page, 'atom');
  const root = element('feed', { xmlns: ATOM, 'xmlns:fh': HISTORY, 'xml:lang': 'en' }, [
    element('id', {}, url(feed.home)),
    element('title', {}, feed.title),
    element('subtitle', {}, feed.subtitle),
    element('updated', {}, feed.updated.toISOString()),
    element('author', {}, [element('name', {}, feed.publisher)]),
    element('generator', {}, 'Broadsheet'),
    link('self', FEED_TYPES.atom, url(feed.page)),
    link('alternate', 'text/html', feed.siteUrl + feed.page),
    link('alternate', FEED_TYPES.json, feedUrl(feed.siteUrl, feed.page, 'json')),
    feed.hub === null ? null : element('link', { rel: 'hub', href: feed.hub }),
    ...partElements(feed.parts, url),
    ...feed.entries.map(entryElement),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

function link(rel: string, type: string, href: string): Xml {
  return element('link', { rel, type, href });
}

function partElements(parts: FeedParts, url: (page: string) => string): (Xml | null)[] {
  const to = (rel: string, page: string | null) =>
    page === null ? null : link(rel, FEED_TYPES.atom, url(page));
  switch (parts.kind) {
    case 'complete':
      return [element('fh:complete', {})];
    case 'paged':
      return [
        to('first', parts.first),
        to('previous', parts.previous),
        to('next', parts.next),
        to('last', parts.last),
      ];
    case 'archive':
      return [
        parts.closed ? element('fh:archive', {}) : null,
        to('current', parts.current),
        to('prev-archive', parts.before),
        to('next-archive', parts.after),
      ];
  }
}

function entryElement(entry: FeedEntry): Xml {
  return element('entry', {}, [
    element('id', {}, entry.id),
    element('title', { type: 'text' }, entry.title),
    link('alternate', 'text/html', entry.url),
    ...entry.related.map((href) => element('link', { rel: 'related', href })),
    entry.published && element('published', {}, entry.published.toISOString()),
    element('updated', {}, entry.updated.toISOString()),
    ...entry.authors.map((name) => element('author', {}, [element('name', {}, name)])),
    ...entry.categories.map(({ term, label }) => element('category', { term, label })),
    entry.summary && element('summary', { type: 'text' }, entry.summary),
    entry.content.length > 0 ? contentElement(entry.content) : null,
  ]);
}

/** Paragraphs as XHTML: they are elements here too, so nothing is escaped twice. */
function contentElement(paragraphs: string[]): Xml {
  const body = paragraphs.map((text) => element('p', {}, text));
  return element('content', { type: 'xhtml' }, [
    element('div', { xmlns: 'http://www.w3.org/1999/xhtml' }, body),
  ]);
}
