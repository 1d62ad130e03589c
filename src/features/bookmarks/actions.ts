'use server';
import { viewerAction } from '@/features/accounts/action';
import * as changes from './changes/mutations';
import * as bookmarks from './mutations';
import { bookmarkInput, seenInput } from './schema';

/** Keeps a paper for the reader, or lets it go. */
export const setBookmark = viewerAction(bookmarkInput, bookmarks.setBookmark);

/** What changed about a bookmarked paper is known to the reader. */
export const markSeen = viewerAction(seenInput, async (viewerId, { paperId }) => {
  await changes.markSeen(viewerId, paperId);
  return {};
});
