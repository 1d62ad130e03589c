import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { BookmarkInput } from './schema';

/**
 * Keeps a paper for the viewer, or lets it go. Idempotent; a paper kept before keeps its place.
 * @throws AppError not_found
 */
export async function setBookmark(
  viewerId: ViewerId,
  { paperId, bookmarked }: BookmarkInput,
): Promise<{ bookmarked: boolean }> {
  try {
    if (bookmarked) {
      await db.bookmark.createMany({ data: { userId: viewerId, paperId }, skipDuplicates: true });
    } else {
      await db.bookmark.deleteMany({ where: { userId: viewerId, paperId } });
    }
    return { bookmarked };
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003') {
      throw new AppError('not_found', 'That paper is not here (any more).');
    }
    throw error;
  }
}
