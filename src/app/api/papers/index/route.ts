import { requireKey } from '@/features/accounts/keys/require-key';
import { fetchByIds } from '@/features/ingest/sources/arxiv-api/by-ids';
import { runSource } from '@/features/ingest/sources/run-source';
import { ARXIV_API } from '@/features/ingest/sources/table';
import { hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { readIndexRequest } from '@/features/syndication/hugging-face/schema';
import { AppError } from '@/lib/errors';

/** Takes in a paper from arXiv by its id, as clients of Hugging Face have it indexed there. */
export const POST = hubRoute(async (request) => {
  await requireKey(request, 'ingest');
  const { arxivId } = readIndexRequest(await request.text());
  const { failure, counts, notes } = await runSource(ARXIV_API, (context) => fetchByIds(context, [arxivId]), {
    holder: 'POST /api/papers/index',
    signal: request.signal,
  });
  if (failure) throw failure;
  if (counts.received === 0) throw new AppError('not_found', notes[0] ?? `arXiv has no paper ${arxivId}`);
  return Response.json({}, { headers: { 'Cache-Control': 'no-store' } });
});
