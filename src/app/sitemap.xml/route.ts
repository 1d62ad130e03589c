import { getSitemapIndex } from '@/features/syndication/sitemap/queries';
import { route } from '@/lib/http';

/** Where crawlers find all there is. */
export const GET = route(
  async () =>
    new Response(await getSitemapIndex(), {
      headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
    }),
);
