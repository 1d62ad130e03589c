import 'server-only';
import { env } from '@/lib/env';
import { element } from '@/lib/xml';
import type { SitemapPart } from './schema';
import { listDayPlaces, listPaperParts, listPaperPlaces, listTopicPlaces, type SitemapPlace } from './sql';

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };
/** What one file may hold. */
const MOST = 50_000;

/** The map's table of contents (https://www.sitemaps.org/protocol.html). */
export async function getSitemapIndex(): Promise<string> {
  const parts = ['days', 'topics', ...(await listPaperParts()).map((part) => `papers-${part}`)];
  return document(
    'sitemapindex',
    parts.map((part) => element('sitemap', {}, [location(`/sitemaps/${part}.xml`)])),
  );
}

export async function getSitemap(part: SitemapPart): Promise<string> {
  return document('urlset', (await listPlaces(part)).map(entry));
}

async function listPlaces(part: SitemapPart): Promise<SitemapPlace[]> {
  if (part === 'topics') return listTopicPlaces(MOST);
  if (part === 'days') return listDayPlaces(MOST);
  return listPaperPlaces(part.papersFrom);
}

function entry({ path, changedAt }: SitemapPlace) {
  return element('url', {}, [location(path), changedAt && element('lastmod', {}, changedAt.toISOString())]);
}

function location(path: string) {
  return element('loc', {}, encodeURI(env().SITE_URL + path));
}

function document(root: string, children: Parameters<typeof element>[2]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, NAMESPACE, children).xml}\n`;
}
