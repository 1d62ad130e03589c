import { hubAnswer, hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { listHubPapers } from '@/features/syndication/hugging-face/queries';
import { parseHubList } from '@/features/syndication/hugging-face/schema';
import { readPreflight } from '@/features/syndication/preflight';
import { env } from '@/lib/env';

/** All papers, the newest first; the `Link` header leads on. */
export const GET = hubRoute(async (request) => {
  const query = parseHubList(new URL(request.url).searchParams);
  return hubAnswer(request, async () => {
    const { next, ...answer } = await listHubPapers(query);
    if (!next) return answer;
    const search = new URLSearchParams({ cursor: next, limit: String(query.limit) });
    return { ...answer, link: `<${env().SITE_URL}/api/papers?${search}>; rel="next"` };
  });
});

export const OPTIONS = readPreflight;
