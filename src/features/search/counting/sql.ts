import 'server-only';
import { z } from 'zod';
import { db, Prisma } from '@/lib/db';
import { FIRST_UNCOUNTED } from '../facets';
import { matching, type Wanted } from '../matching/sql';

/** What is counted at most: nobody reads further. */
export const COUNT_LIMIT = 10_000;
const FACETS_OF_A_KIND = 30;

const counts = z.object({
  total: z.number(),
  facets: z.array(z.object({ facet: z.number(), count: z.number() })),
});
export type Counts = z.infer<typeof counts>;

/** How many papers match, up to one more than `COUNT_LIMIT`, and how many of those have each facet, most first. */
export async function countMatches(wanted: Wanted): Promise<Counts> {
  return countFacets(Prisma.sql`SELECT search.facets ${matching(wanted)} LIMIT ${COUNT_LIMIT + 1}`);
}

/** The same of these papers. */
export async function countPapers(ids: number[]): Promise<Counts> {
  return countFacets(Prisma.sql`
    SELECT search.facets
    FROM paper_search AS search
    WHERE search.paper_id = ANY (${ids}::int[])`);
}

async function countFacets(found: Prisma.Sql): Promise<Counts> {
  const rows = await db.$queryRaw`
    WITH match AS MATERIALIZED (${found}),
    counted AS (
      SELECT facet, count(*)::int AS count
      FROM match, unnest(facets[1:width_bucket(${FIRST_UNCOUNTED - 1}::int, facets)]) AS facet
      GROUP BY facet
    ),
    placed AS (
      SELECT facet, count, row_number() OVER (PARTITION BY facet >> 24 ORDER BY count DESC, facet) AS place
      FROM counted
    )
    SELECT
      (SELECT count(*)::int FROM match) AS total,
      (
        SELECT COALESCE(json_agg(json_build_object('facet', facet, 'count', count) ORDER BY facet >> 24, place), '[]')
        FROM placed
        WHERE place <= ${FACETS_OF_A_KIND}
      ) AS facets
  `;
  return counts.parse((rows as unknown[])[0]);
}
