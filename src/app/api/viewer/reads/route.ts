import { getViewer } from '@/features/accounts/viewer';
import { markSeen } from '@/features/bookmarks/changes/mutations';
import { recordRead } from '@/features/reads/mutations';
import { readPaperId } from '@/features/reads/schema';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** `POST ?paper=ID`: the viewer opened a paper. Makes no reader of a stranger. */
export const POST = route(async (request) => {
  const paperId = readPaperId.safeParse(new URL(request.url).searchParams.get('paper'));
  if (!paperId.success) throw new AppError('invalid', 'Give the id of a paper: ?paper=1.');
  const viewerId = await getViewer();
  if (!viewerId) throw new AppError('unauthenticated', 'What is read is kept for readers only.');
  await recordRead(viewerId, paperId.data);
  await markSeen(viewerId, paperId.data);
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } });
});
