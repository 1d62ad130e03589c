import { hubAnswer, hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { listDailyPapers } from '@/features/syndication/hugging-face/queries';
import { parseDailyPapers } from '@/features/syndication/hugging-face/schema';
import { readPreflight } from '@/features/syndication/preflight';

/** Featured papers, as `https://huggingface.co/api/daily_papers` answers. */
export const GET = hubRoute(async (request) => {
  const query = parseDailyPapers(new URL(request.url).searchParams);
  return hubAnswer(request, () => listDailyPapers(query));
});

export const OPTIONS = readPreflight;
