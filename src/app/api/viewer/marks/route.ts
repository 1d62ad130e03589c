import type { Marks } from '@/features/accounts/schema';
import { renewViewer } from '@/features/accounts/viewer';
import { listBookmarkedIds } from '@/features/bookmarks/queries';
import { listVotes } from '@/features/papers/queries';
import { listUpvotedIds } from '@/features/upvotes/queries';
import { route } from '@/lib/http';

/** More papers than any page shows. */
const MAX_IDS = 500;

/** What the viewer did with the papers on a page, and how many votes these have now: laid over the kept page. */
export const GET = route(async (request) => {
  const ids = idsOf(new URL(request.url).searchParams.get('ids') ?? '');
  const viewer = await renewViewer();
  const [upvoted, bookmarked, votes] = await Promise.all([
    viewer ? listUpvotedIds(viewer, ids) : [],
    viewer ? listBookmarkedIds(viewer, ids) : [],
    listVotes(ids),
  ]);
  const marks: Marks & { votes: Record<number, number> } = { upvoted, bookmarked, votes };
  return Response.json(marks, { headers: { 'Cache-Control': 'private, no-store' } });
});

function idsOf(text: string): number[] {
  const ids = text.split(',').filter((id) => /^\d{1,9}$/.test(id));
  return [...new Set(ids.map(Number))].slice(0, MAX_IDS);
}
