import 'server-only';
import type { ViewerId } from '@/features/accounts/viewer';
import {
  listPaperCards,
  listPaperDetails,
  type PaperCard,
  type PaperDetail,
} from '@/features/papers/queries';
import { getCodes } from '@/features/search/statistics/queries';
import { understandQuery } from '@/features/search/understanding/queries';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { type BookmarkPlace, countBookmarks, rankBookmarks } from './sql';

const PAGE_SIZE = 50;

export type BookmarkPage = { papers: PaperCard[]; total: number; nextCursor: string | null };

/** A page of the viewer's bookmarks, newest first, those that a query finds; a cursor it does not know starts from the beginning. */
export async function listBookmarks(given: {
  viewerId: ViewerId;
  text: string;
  cursor: string | null;
}): Promise<BookmarkPage> {
  const { viewerId, text, cursor } = given;
  const check = (await understandQuery(text)).compiled?.match.check ?? null;
  const query = check && { check, codes: await getCodes(check) };
  const [places, total] = await Promise.all([
    rankBookmarks({ viewerId, query, after: parseCursor(cursor), limit: PAGE_SIZE + 1 }),
    countBookmarks(viewerId, query),
  ]);
  const shown = places.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    papers: await listPaperCards(shown.map((place) => place.paperId)),
    total,
    nextCursor: places.length > PAGE_SIZE && last ? formatCursor(last) : null,
  };
}

/** The newest bookmarks' papers in full, newest first, for an export. */
export async function listBookmarkedPapers(viewerId: ViewerId): Promise<PaperDetail[]> {
  const places = await rankBookmarks({
    viewerId,
    query: null,
    after: null,
    limit: env().BOOKMARKS_EXPORT_MAX,
  });
  return listPaperDetails(places.map((place) => place.paperId));
}

/** Which of these papers the viewer has bookmarked. */
export async function listBookmarkedIds(viewerId: ViewerId, paperIds: number[]): Promise<number[]> {
  const rows = await db.bookmark.findMany({
    where: { userId: viewerId, paperId: { in: paperIds } },
    select: { paperId: true },
  });
  return rows.map((row) => row.paperId);
}

function formatCursor(place: BookmarkPlace): string {
  return `${place.createdAt.getTime()}-${place.paperId}`;
}

function parseCursor(cursor: string | null): BookmarkPlace | null {
  const match = /^(\d{1,15})-(\d{1,9})$/.exec(cursor ?? '');
  return match && { createdAt: new Date(Number(match[1])), paperId: Number(match[2]) };
}
