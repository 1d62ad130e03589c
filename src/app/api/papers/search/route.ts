import { hubAnswer, hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { searchHubPapers } from '@/features/syndication/hugging-face/queries';
import { parseHubSearch } from '@/features/syndication/hugging-face/schema';
import { readPreflight } from '@/features/syndication/preflight';

/** Our search, as `https://huggingface.co/api/papers/search` answers. */
export const GET = hubRoute(async (request) => {
  const query = parseHubSearch(new URL(request.url).searchParams);
  return hubAnswer(request, () => searchHubPapers(query));
});

export const OPTIONS = readPreflight;
