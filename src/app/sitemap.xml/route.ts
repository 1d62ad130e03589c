import { getSitemapIndex } from '@/features/syndication/sitemap/queries';
import { route } from '@/lib/http';

// Else it would say what there was at the build.
export const dynamic = 'force-dynamic';

/** Where crawlers find all there is. */
export const GET = route(
  async () =>
    new Response(await getSitemapIndex(), {
      headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
    }),
);
