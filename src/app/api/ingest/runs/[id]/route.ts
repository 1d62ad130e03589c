import { requireKey } from '@/features/accounts/keys/require-key';
import { getRun } from '@/features/ingest/queries';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** A run and its rejections in full, a hundred at a time; `next` goes into `?after=`. */
export const GET = route(async (request, { params }: { params: Promise<{ id: string }> }) => {
  await requireKey(request, 'ingest');
  const { id } = await params;
  const after = new URL(request.url).searchParams.get('after');
  const found = isId(id)
    ? await getRun(Number(id), after !== null && isId(after) ? Number(after) : null)
    : null;
  if (!found) throw new AppError('not_found', `There is no ingest run ${id}.`);
  return Response.json(found, { headers: { 'Cache-Control': 'no-store' } });
});

function isId(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}
