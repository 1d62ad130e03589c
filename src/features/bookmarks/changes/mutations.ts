import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import { db } from '@/lib/db';

/** The viewer has seen a paper as it is now: what changed before is not told again. Nothing where it is no bookmark. */
export async function markSeen(viewerId: ViewerId, paperId: number): Promise<void> {
  await db.bookmark.updateMany({ where: { userId: viewerId, paperId }, data: { seenAt: new Date() } });
}
