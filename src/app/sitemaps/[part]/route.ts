import { getSitemap } from '@/features/syndication/sitemap/queries';
import { parseSitemapPart } from '@/features/syndication/sitemap/schema';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** A part of the map that `/sitemap.xml` leads to. */
export const GET = route(async (_request, { params }: { params: Promise<{ part: string }> }) => {
  const part = parseSitemapPart((await params).part);
  if (!part) throw new AppError('not_found', 'There is no such part of the map.');
  return new Response(await getSitemap(part), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  });
});
