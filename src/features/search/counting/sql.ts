import 'server-only';
import { z } from 'zod';
import { db, Prisma } from '@/lib/db';
import { FIRST_UNCOUNTED } from '../facets';
import { matching, type Wanted } from '../matching/sql';

/** Up to so many results the count is exact: nobody reads further. */
export const COUNT_LIMIT = 10_000;
/** Of more results what they have is counted in so many that stand best. */
const FACET_SAMPLE = 4_000;
const FACETS_OF_A_KIND = 30;

/** `total` papers match; of `counted` of them, those that stand best, so many have each facet, most first of a kind. */
export type Counts = z.infer<typeof counts>;
const counts = z.object({
  total: z.number(),
  counted: z.number(),
  facets: z.array(z.object({ facet: z.number(), count: z.number() })),
});

/** What a look at all that matches gives: also the best of it, by standing and by votes. */
export type Look = z.infer<typeof look>;
const look = counts.extend({ best: z.array(z.number()), voted: z.array(z.number()) });

/** Goes once through the papers that match: so many of the best, and what there is in all. */
export async function lookAt(
  wanted: Wanted,
  { best, voted }: { best: number; voted: number },
): Promise<Look> {
  const found = Prisma.sql`SELECT search.paper_id, search.standing, search.votes, search.facets ${matching(wanted)}`;
  const rows = await db.$queryRaw`${countFacets(found)},
    to_json(ARRAY(SELECT paper_id FROM match ORDER BY standing DESC, paper_id DESC LIMIT ${best})) AS best,
    to_json(ARRAY(SELECT paper_id FROM match ORDER BY votes DESC, paper_id DESC LIMIT ${voted})) AS voted
  `;
  return look.parse((rows as unknown[])[0]);
}

/** How many papers match, and what they have. */
export async function countMatches(wanted: Wanted): Promise<Counts> {
  return lookAt(wanted, { best: 0, voted: 0 });
}

/** The same of these papers. */
export async function countPapers(ids: number[]): Promise<Counts> {
  const rows = await db.$queryRaw`${countFacets(Prisma.sql`
    SELECT search.paper_id, search.standing, search.facets
    FROM paper_search AS search
    WHERE search.paper_id = ANY (${ids}::int[])`)}`;
  return counts.parse((rows as unknown[])[0]);
}

/** Facets are unnested in the list of what is selected: beside a table they would be kept once more. */
function countFacets(found: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH match AS MATERIALIZED (${found}),
    total AS MATERIALIZED (SELECT count(*)::int AS papers FROM match),
    looked AS (
      SELECT facets FROM match WHERE (SELECT papers FROM total) <= ${COUNT_LIMIT}
      UNION ALL (
        SELECT facets FROM match WHERE (SELECT papers FROM total) > ${COUNT_LIMIT}
        ORDER BY standing DESC, paper_id DESC
        LIMIT ${FACET_SAMPLE}
      )
    ),
    counted AS (
      SELECT facet, count(*)::int AS count
      FROM (
        SELECT unnest(facets[1:width_bucket(${FIRST_UNCOUNTED - 1}::int, facets)]) AS facet FROM looked
      ) AS each
      GROUP BY facet
    ),
    placed AS (
      SELECT facet, count, row_number() OVER (PARTITION BY facet >> 24 ORDER BY count DESC, facet) AS place
      FROM counted
    )
    SELECT
      (SELECT papers FROM total) AS total,
      (SELECT CASE WHEN papers > ${COUNT_LIMIT} THEN ${FACET_SAMPLE}::int ELSE papers END FROM total) AS counted,
      (
        SELECT COALESCE(json_agg(json_build_object('facet', facet, 'count', count) ORDER BY facet >> 24, place), '[]')
        FROM placed
        WHERE place <= ${FACETS_OF_A_KIND}
      ) AS facets`;
}
