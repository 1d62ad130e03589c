import { element, type Xml } from '@/lib/xml';

/** What a feed says of one thing (RFC 4287). */
export type AtomEntry = {
  /** Its address here, which is also its id. */
  url: string;
  title: string;
  authors: string[];
  published: Date | null;
  updated: Date;
  /** Text by anybody but the authors. */
  summary: string | null;
  /** Paragraphs of plain text. */
  content: string[];
  categories: { term: string; label: string | null }[];
  /** The same thing elsewhere. */
  related: string[];
};

export type AtomFeed = {
  title: string;
  subtitle: string;
  /** Of the feed itself, and of the page that shows the same. */
  url: string;
  pageUrl: string;
  updated: Date;
  /** Who publishes it: entries without authors have this one. */
  publisher: string;
  entries: AtomEntry[];
};

/** The media type of a feed. */
export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/** A feed as an Atom document, well-formed whatever its texts hold. */
export function atomDocument(feed: AtomFeed): string {
  const root = element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' }, [
    element('id', {}, feed.url),
    element('title', {}, feed.title),
    element('subtitle', {}, feed.subtitle),
    element('updated', {}, feed.updated.toISOString()),
    element('author', {}, [element('name', {}, feed.publisher)]),
    element('generator', {}, 'Broadsheet'),
    element('link', { rel: 'self', type: 'application/atom+xml', href: feed.url }),
    element('link', { rel: 'alternate', type: 'text/html', href: feed.pageUrl }),
    ...feed.entries.map(entryElement),
  ]);
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

function entryElement(entry: AtomEntry): Xml {
  return element('entry', {}, [
    element('id', {}, entry.url),
    element('title', { type: 'text' }, entry.title),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
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
