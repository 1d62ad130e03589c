import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import { db, Prisma } from '@/lib/db';
import { AppError } from '@/lib/errors';
import type { UpvoteInput } from './schema';

/**
 * Gives or takes back the viewer's upvote. Idempotent; the stored count (and by trigger the score) moves in the same
 * transaction, by the rows that really changed.
 * @returns the paper's votes now, those at its source included.
 * @throws AppError not_found
 */
export async function setUpvote(
  viewerId: ViewerId,
  { paperId, upvoted }: UpvoteInput,
): Promise<{ upvoted: boolean; votes: number }> {
  try {
    return await db.$transaction(async (tx) => {
      const { count } = upvoted
        ? await tx.upvote.createMany({ data: { userId: viewerId, paperId }, skipDuplicates: true })
        : await tx.upvote.deleteMany({ where: { userId: viewerId, paperId } });
      const select = { voteCount: true } as const;
      const paper =
        count === 0
          ? await tx.paper.findUniqueOrThrow({ where: { id: paperId }, select })
          : await tx.paper.update({
              where: { id: paperId },
              data: { upvoteCount: upvoted ? { increment: 1 } : { decrement: 1 } },
              select,
            });
      return { upvoted, votes: paper.voteCount };
    });
  } catch (error) {
    if (isMissingPaper(error)) throw new AppError('not_found', 'That paper is not here (any more).');
    throw error;
  }
}

/** P2003: no such paper to refer to; P2025: no such paper to read or update. */
function isMissingPaper(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && ['P2003', 'P2025'].includes(error.code);
}
