import 'server-only';
import { z } from 'zod';
import type { ViewerId } from '@/features/accounts/viewer';
import { db, Prisma } from '@/lib/db';

/**
 * Writes or removes the viewer's row and moves the stored count by the rows that really changed, in one statement:
 * a transaction in one round trip, for the most frequent write there is.
 * @returns the paper's votes afterwards, or null where there is no such paper
 */
export async function moveUpvote(
  viewerId: ViewerId,
  { paperId, upvoted }: { paperId: number; upvoted: boolean },
): Promise<number | null> {
  const change = upvoted
    ? Prisma.sql`
        INSERT INTO upvotes (user_id, paper_id)
        SELECT ${viewerId}, paper.id
        FROM papers AS paper
        WHERE paper.id = ${paperId}
        ON CONFLICT DO NOTHING
        RETURNING 1`
    : Prisma.sql`
        DELETE FROM upvotes
        WHERE user_id = ${viewerId} AND paper_id = ${paperId}
        RETURNING -1`;
  const rows = await db.$queryRaw`
    WITH changed (step) AS (${change}),
    moved AS (
      UPDATE papers
      SET upvote_count = upvote_count + changed.step
      FROM changed
      WHERE papers.id = ${paperId}
      RETURNING papers.vote_count
    )
    SELECT COALESCE(
      (SELECT moved.vote_count FROM moved),
      (SELECT paper.vote_count FROM papers AS paper WHERE paper.id = ${paperId})
    ) AS votes
  `;
  return z.array(z.object({ votes: z.number().nullable() })).parse(rows)[0]?.votes ?? null;
}
