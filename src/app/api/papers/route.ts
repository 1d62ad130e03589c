import { hubAnswer, hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { listHubPapers } from '@/features/syndication/hugging-face/queries';
import { parseHubList } from '@/features/syndication/hugging-face/schema';
import { readPreflight } from '@/features/syndication/preflight';
import { env } from '@/lib/env';

/** All papers, the newest first; the `Link` header leads on. */
export const GET = hubRoute(async (request) => {
  const query = parseHubList(new URL(request.url).searchParams);
  const { next, ...answer } = await listHubPapers(query);
  const response = hubAnswer(request, answer);
  if (next) {
    const search = new URLSearchParams({ cursor: next, limit: String(query.limit) });
    response.headers.set('Link', `<${env().SITE_URL}/api/papers?${search}>; rel="next"`);
  }
  return response;
});

export const OPTIONS = readPreflight;
