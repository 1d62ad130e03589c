import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import { db } from '@/lib/db';

/** Which of these papers the viewer has upvoted. */
export async function listUpvotedIds(viewerId: ViewerId, paperIds: number[]): Promise<number[]> {
  const rows = await db.upvote.findMany({
    where: { userId: viewerId, paperId: { in: paperIds } },
    select: { paperId: true },
  });
  return rows.map((row) => row.paperId);
}
