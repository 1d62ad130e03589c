import { findPaperAt } from '@/app/_parts/paper-address';
import { hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { readPreflight } from '@/features/syndication/preflight';
import { AppError } from '@/lib/errors';

/** `/api/arxiv/{id}/repos`: what cites a paper on Hugging Face, of which we hold nothing. */
export const GET = hubRoute(async (request, { params }: { params: Promise<{ path: string[] }> }) => {
  const path = (await params).path;
  if (path.at(-1) !== 'repos' || !(await findPaperAt(path.slice(0, -1)))) {
    throw new AppError('not_found', `There is nothing at ${new URL(request.url).pathname}.`);
  }
  return Response.json(
    { models: [], datasets: [], spaces: [] },
    { headers: { 'Cache-Control': 'public, max-age=60' } },
  );
});

export const OPTIONS = readPreflight;
