import 'server-only';
import { z } from 'zod';
import type { ViewerId } from '@/features/accounts/viewer';
import type { Codes } from '@/features/search/analysis/codes';
import type { Check } from '@/features/search/matching/match';
import { asked } from '@/features/search/matching/sql';
import { db, Prisma } from '@/lib/db';

/** A place in the list: the bookmark after which to go on. */
export type BookmarkPlace = { createdAt: Date; paperId: number };

const row = z.object({ paperId: z.number(), createdAt: z.date() });

/** What is asked of papers, with the codes of the words in it. */
type Query = { check: Check; codes: Codes };

function filter(viewerId: ViewerId, query: Query | null) {
  if (!query) return Prisma.sql`bookmark.user_id = ${viewerId}`;
  return Prisma.sql`
    bookmark.user_id = ${viewerId}
    AND EXISTS (
      SELECT 1
      FROM paper_search AS search
      WHERE search.paper_id = bookmark.paper_id AND ${asked(query.check, { userId: viewerId, codes: query.codes, atHand: true })}
    )`;
}

/** The viewer's bookmarks, newest first, those that satisfy a query (null: all of them). */
export async function rankBookmarks(given: {
  viewerId: ViewerId;
  query: Query | null;
  after: BookmarkPlace | null;
  limit: number;
}): Promise<BookmarkPlace[]> {
  const { viewerId, after, limit } = given;
  const rows = await db.$queryRaw`
    SELECT bookmark.paper_id AS "paperId", bookmark.created_at AS "createdAt"
    FROM bookmarks AS bookmark
    WHERE ${filter(viewerId, given.query)}
      ${
        after
          ? Prisma.sql`AND (bookmark.created_at, -bookmark.paper_id) < (${after.createdAt}, ${-after.paperId}::int)`
          : Prisma.empty
      }
    ORDER BY bookmark.created_at DESC, bookmark.paper_id
    LIMIT ${limit}
  `;
  return z.array(row).parse(rows);
}

export async function countBookmarks(viewerId: ViewerId, query: Query | null): Promise<number> {
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS count
    FROM bookmarks AS bookmark
    WHERE ${filter(viewerId, query)}
  `;
  return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0;
}
