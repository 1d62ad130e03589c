import { env } from '@/lib/env';

/** Seconds between the requests of a crawler that follows this. */
const CRAWL_DELAY = 2;
/** What is not for them: answers for programs, what is a reader's own, and the many ways to search. */
const DISALLOWED = ['/api/', '/bookmarks', '/plain/', '/search/', '/papers?', '/admin', '/digests/'];

export function GET(): Response {
  const rules = DISALLOWED.map((path) => `Disallow: ${path}\n`).join('');
  const text = `User-agent: *\n${rules}Crawl-delay: ${CRAWL_DELAY}\n\nSitemap: ${env().SITE_URL}/sitemap.xml\n`;
  return new Response(text, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
}

export const dynamic = 'force-dynamic';
