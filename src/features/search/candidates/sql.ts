import 'server-only';
import { Prisma } from '@/lib/db';
import { type BestOf, bestOf, readingOf, type Wanted } from '../matching/sql';
import type { RankedDocument } from '../ranking/relevance/score';
import { documentsOf, readDocuments } from '../ranking/relevance/sql';

/**
 * Papers of the highest standing, or of the most votes, that match, as ranking reads them; it is told which of the facets
 * they have. What is in doubt is only asked of these.
 */
export async function listBest(given: BestOf, facets: number[]): Promise<RankedDocument[]> {
  const { wanted } = given;
  const rows = await readingOf(wanted)`
    WITH best AS MATERIALIZED (${bestOf(given)})
    ${documentsOf(Prisma.sql`best`, { doubt: wanted.doubt, facets }, wanted)}
  `;
  return readDocuments(rows[0], facets);
}

/**
 * The best by standing that match the first wanted, then the next, until there are `enough`: what comes after that is not
 * looked for.
 */
export async function listFirst(
  given: Wanted[],
  { each, enough, facets }: { each: number; enough: number; facets: number[] },
): Promise<RankedDocument[]> {
  const [first, ...others] = given;
  if (!first) return [];
  const tidsOf = (wanted: Wanted) => Prisma.sql`ARRAY(${bestOf({ wanted, by: 'standing', limit: each })})`;
  const steps = others.map(
    (wanted, place) => Prisma.sql`,
      ${Prisma.raw(`found_${place + 1}`)} AS MATERIALIZED (
        SELECT CASE WHEN is_enough THEN tids ELSE tids || ${tidsOf(wanted)} END AS tids, is_enough
        FROM (
          SELECT
            tids,
            is_enough OR (
              cardinality(tids) >= ${enough}
              AND (SELECT count(DISTINCT tid) FROM unnest(tids) AS tid) >= ${enough}
            ) AS is_enough
          FROM ${Prisma.raw(`found_${place}`)}
        ) AS found
      )`,
  );
  const rows = await readingOf(first)`
    WITH found_0 AS MATERIALIZED (SELECT ${tidsOf(first)} AS tids, FALSE AS is_enough)
    ${steps.length > 0 ? Prisma.join(steps, '') : Prisma.empty},
    best AS MATERIALIZED (
      SELECT tid
      FROM ${Prisma.raw(`found_${others.length}`)}
      CROSS JOIN unnest(tids) WITH ORDINALITY AS each (tid, place)
      GROUP BY tid
      ORDER BY min(place)
      LIMIT ${enough}
    )
    ${documentsOf(Prisma.sql`best`, { doubt: first.doubt, facets }, first)}
  `;
  return readDocuments(rows[0], facets);
}
