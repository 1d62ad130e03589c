import { answerWithView } from '@/app/_parts/view-answer';
import { FEED_FORMATS, FEED_TYPES, feedHref } from '@/features/syndication/address';
import { paperFeed } from '@/features/syndication/paper-feed';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

type Params = { params: Promise<{ format: string; view?: string[] }> };

/** The feed of any view of papers, at the address of its page with `feed.atom` or `feed.json` behind the path. */
export const GET = route(async (request, { params }: Params) => {
  const { format: wanted, view = [] } = await params;
  const format = FEED_FORMATS.find((each) => each === wanted);
  if (!format) throw new AppError('not_found', 'There is no feed of this format.');
  const { SITE_NAME, SITE_URL, WEBSUB_HUB } = env();
  const site = { publisher: SITE_NAME, siteUrl: SITE_URL, hub: WEBSUB_HUB ?? null };
  return answerWithView(request, view.join('/'), {
    name: format,
    type: FEED_TYPES[format],
    write: (shown) => paperFeed(shown, site, format),
    href: (page) => feedHref(page, format),
  });
});
