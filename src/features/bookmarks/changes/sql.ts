import 'server-only';
import { z } from 'zod';
import type { ViewerId } from '@/features/accounts/viewer';
import { PAPER_CHANGES } from '@/features/papers/versions';
import { db } from '@/lib/db';

const row = z.object({
  paperId: z.number(),
  seen: z.boolean(),
  version: z.number(),
  change: z.enum(PAPER_CHANGES),
  at: z.date(),
});
export type BookmarkEvent = z.infer<typeof row>;

/**
 * What happened to these papers since the viewer kept them, or last saw them, oldest first. A version that we learnt
 * of without knowing the one before it counts by its own date; a removal counts as long as the paper is removed.
 */
export async function listEvents(viewerId: ViewerId, paperIds: number[]): Promise<BookmarkEvent[]> {
  if (paperIds.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT
      event.paper_id AS "paperId",
      bookmark.seen_at IS NOT NULL AS seen,
      event.version,
      event.change::text,
      event.at
    FROM bookmarks AS bookmark
    JOIN papers AS paper ON paper.id = bookmark.paper_id
    JOIN paper_versions AS event ON event.paper_id = bookmark.paper_id
    CROSS JOIN LATERAL (SELECT GREATEST(bookmark.created_at, bookmark.seen_at) AS at) AS since
    WHERE bookmark.user_id = ${viewerId}
      AND bookmark.paper_id = ANY (${paperIds}::int[])
      AND event.told_at > since.at
      AND (event.change <> 'version' OR event.follows IS NOT NULL OR event.at > since.at)
      AND (event.change <> 'removed' OR paper.removed_at IS NOT NULL)
    ORDER BY event.version, event.at
  `;
  return z.array(row).parse(rows);
}
