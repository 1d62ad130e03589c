import { hubAnswer, hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { getHubPaper } from '@/features/syndication/hugging-face/queries';
import { readPreflight } from '@/features/syndication/preflight';
import { AppError } from '@/lib/errors';

/** One paper, as `https://huggingface.co/api/papers/{id}` answers. */
export const GET = hubRoute(async (request, { params }: { params: Promise<{ key: string[] }> }) => {
  const key = (await params).key.map(decodeURIComponent).join('/');
  const found = await getHubPaper(key);
  if (!found) throw new AppError('not_found', `There is no paper ${key} here.`);
  if (!found.answer) {
    return new Response(null, { status: 308, headers: { Location: `/api/papers/${found.movedTo}` } });
  }
  const { answer } = found;
  return hubAnswer(request, async () => answer);
});

export const OPTIONS = readPreflight;
