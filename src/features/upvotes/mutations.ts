import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import { isMissingReference } from '@/lib/database-error';
import { AppError } from '@/lib/errors';
import type { UpvoteInput } from './schema';
import { moveUpvote } from './sql';

/**
 * Gives or takes back the viewer's upvote. Idempotent; the stored count (and by trigger the score) moves with it.
 * @returns the paper's votes now, those at its source included.
 * @throws AppError not_found
 */
export async function setUpvote(
  viewerId: ViewerId,
  input: UpvoteInput,
): Promise<{ upvoted: boolean; votes: number }> {
  const votes = await moveUpvote(viewerId, input).catch((error: unknown) => {
    // The paper was folded into another between the look and the write.
    if (isMissingReference(error)) return null;
    throw error;
  });
  if (votes === null) throw new AppError('not_found', 'That paper is not here (any more).');
  return { upvoted: input.upvoted, votes };
}
