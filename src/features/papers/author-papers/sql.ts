import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';

/** Papers of a name on one page, newest first, and how many there are; what has no date comes last. */
export async function rankNewestOfAuthor(
  name: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ ids: number[]; total: number }> {
  const rows = await db.$queryRaw`
    WITH written AS MATERIALIZED (
      SELECT DISTINCT author.paper_id AS id
      FROM paper_authors AS author
      WHERE author.name = ${name} AND NOT author.hidden
    )
    SELECT
      (SELECT count(*)::int FROM written) AS total,
      ARRAY(
        SELECT paper.id
        FROM written
        JOIN papers AS paper ON paper.id = written.id
        ORDER BY COALESCE(paper.published_at, paper.edition_day) DESC NULLS LAST, paper.id DESC
        LIMIT ${limit}
        OFFSET ${offset}
      ) AS ids
  `;
  const row = z.array(z.object({ ids: z.array(z.number()), total: z.number() })).parse(rows)[0];
  return row ?? { ids: [], total: 0 };
}
