import { findFeedView } from '@/app/_parts/feed-views';
import { FEED_FORMATS, FEED_TYPES, feedHref } from '@/features/syndication/address';
import { conditionalAnswer } from '@/features/syndication/conditional';
import { paperFeed } from '@/features/syndication/paper-feed';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';
import { keptBody } from '@/lib/page-cache/kept-body';

type Params = { params: Promise<{ format: string; view?: string[] }> };

/** What of an address decides what a page shows. */
const PARAMETERS = ['p', 'q', 'sort', 'cursor', 'at'];

/** The feed of any view of papers, at the address of its page with `feed.atom` or `feed.json` behind the path. */
export const GET = route(async (request, { params }: Params) => {
  const { format: wanted, view = [] } = await params;
  const format = FEED_FORMATS.find((each) => each === wanted);
  if (!format) throw noSuchFeed();
  const path = view.join('/');
  const search = new URLSearchParams(
    [...new URL(request.url).searchParams].filter(([name]) => PARAMETERS.includes(name)),
  );
  const { SITE_NAME, SITE_URL, WEBSUB_HUB } = env();

  let movedTo: string | null = null;
  const feed = await keptBody(`${format} ${path}?${search}`, async () => {
    const found = await findFeedView(path, search);
    movedTo = found?.movedTo ?? null;
    const site = { publisher: SITE_NAME, siteUrl: SITE_URL, hub: WEBSUB_HUB ?? null };
    return found?.view ? paperFeed(found.view, site, format) : null;
  });
  if (feed) return conditionalAnswer(request, { ...feed, type: `${FEED_TYPES[format]}; charset=utf-8` });
  if (movedTo === null) throw noSuchFeed();
  // Relative: behind a proxy the request does not say where the reader sees us.
  return new Response(null, { status: 308, headers: { Location: feedHref(movedTo, format) } });
});

function noSuchFeed(): AppError {
  return new AppError('not_found', 'There is no view of papers at this address.');
}
