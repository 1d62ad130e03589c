import type { Marks } from '@/features/accounts/schema';
import { getViewer } from '@/features/accounts/viewer';
import { listBookmarkedIds } from '@/features/bookmarks/queries';
import { listUpvotedIds } from '@/features/upvotes/queries';

/** What the reader did with these papers; null where a page is rendered for anybody. */
export type MarksOf = (paperIds: number[]) => Promise<Marks | null>;

/** A public page asks nobody: it is kept, and the reader's marks are laid over it. */
export const forAnybody: MarksOf = async () => null;

/** A page of `/plain`, rendered for the reader who asks, whose browser runs no script to lay anything over it. */
export const forViewer: MarksOf = async (paperIds) => {
  const viewerId = await getViewer();
  if (!viewerId) return null;
  const [upvoted, bookmarked] = await Promise.all([
    listUpvotedIds(viewerId, paperIds),
    listBookmarkedIds(viewerId, paperIds),
  ]);
  return { upvoted, bookmarked };
};
