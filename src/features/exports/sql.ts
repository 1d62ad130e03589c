import 'server-only';
import { z } from 'zod';
import { Prisma, type Transaction } from '@/lib/db';
import type { Mark, MarkKind } from './schema';

/** A mark of somebody and something here. */
export type HeldMark = { userId: string; paperId: number; at: Date };

const TABLES = {
  bookmark: Prisma.sql`bookmarks`,
  upvote: Prisma.sql`upvotes`,
  read: Prisma.sql`reads`,
} satisfies Record<MarkKind, Prisma.Sql>;

/** Adds those that are not there, upvotes with their count. Gives the number of those added. */
export async function addMarks(tx: Transaction, kind: MarkKind, marks: HeldMark[]): Promise<number> {
  const rows = await tx.$queryRaw`
    WITH given AS (
      SELECT *
      FROM unnest(
        ${marks.map(({ userId }) => userId)}::text[],
        ${marks.map(({ paperId }) => paperId)}::int[],
        ${marks.map(({ at }) => at)}::timestamptz[]
      ) AS each (user_id, paper_id, created_at)
    ),
    added AS (
      INSERT INTO ${TABLES[kind]} (user_id, paper_id, created_at)
      SELECT user_id, paper_id, created_at
      FROM given
      ORDER BY user_id, paper_id
      ON CONFLICT DO NOTHING
      RETURNING paper_id
    ),
    moved AS (
      UPDATE papers
      SET upvote_count = upvote_count + votes.count
      FROM (SELECT paper_id, count(*)::int AS count FROM added GROUP BY paper_id) AS votes
      WHERE papers.id = votes.paper_id AND ${kind === 'upvote'}
    )
    SELECT count(*)::int AS count
    FROM added
  `;
  return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0;
}

/** The ids of papers that have, or had, these keys. */
export async function findPapers(
  tx: Transaction,
  marks: Pick<Mark, 'paper'>[],
): Promise<Map<string, number>> {
  const keys = [...new Set(marks.map(({ paper }) => paper))];
  const rows = await tx.$queryRaw`
    SELECT paper.key, paper.id
    FROM papers AS paper
    WHERE paper.key = ANY (${keys}::text[])
    UNION ALL
    SELECT alias.key, alias.paper_id
    FROM paper_aliases AS alias
    WHERE alias.key = ANY (${keys}::text[])
  `;
  const found = z.array(z.object({ key: z.string(), id: z.number() })).parse(rows);
  return new Map(found.map(({ key, id }) => [key, id]));
}
