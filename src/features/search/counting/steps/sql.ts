import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { isRead } from '../../matching/match';
import { MOST_READ } from '../../matching/most-read';
import { asked, matching, readable, type Wanted } from '../../matching/sql';
import { COUNT_LIMIT, SURELY_MORE } from '../count-limit';

/** Of too many results what they have is counted in at least so many that stand best. */
export const FACET_SAMPLE = 2_000;

/**
 * `total` papers match, or more where that is more than are counted; `codedFacets` are those of `counted` of them, all or those
 * that stand best, as `tallyFacets` reads them. `cut`: there may be more, among those that were not read.
 */
export type Counts = z.infer<typeof countsRow>;
export const countsRow = z.object({
  total: z.number(),
  counted: z.number(),
  cut: z.boolean(),
  codedFacets: z.string(),
});

/**
 * The steps of a statement that count what matches, and the columns that tell it. What is in doubt matters only where it
 * may matter to the count.
 */
export function countingSteps(
  wanted: Wanted,
  { facets, most = null }: { facets: boolean; most?: number | null },
): { steps: Prisma.Sql; columns: Prisma.Sql } {
  const { doubt } = wanted;
  const limit = most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}`;
  // What is held of ten thousand papers is a part of the time: no more than is asked for further on.
  const narrow = Prisma.sql`search.ctid AS tid, search.paper_id, search.standing, search.votes`;
  // What is counted of them, and what a check of their rows reads.
  const wide = Prisma.sql`${narrow}, search.counted, search.facets, search.published_on`;
  // A document is at hand where its row is looked at; where that will mostly be for nothing, it is looked up later.
  const isAskedAtOnce = doubt !== null && most === null && !isRead(wanted);
  const told = isAskedAtOnce
    ? Prisma.sql`, ${asked(doubt, { ...wanted, atHand: true })} AS is_sure`
    : Prisma.empty;
  const counted = facets ? Prisma.sql`${narrow}, search.counted` : narrow;
  const columns = Prisma.sql`${doubt && !isAskedAtOnce ? wide : counted} ${told}`;
  const { read, given } = isRead(wanted)
    ? {
        read: Prisma.sql`read AS MATERIALIZED (SELECT ${wide} ${readable(wanted)}),`,
        given: Prisma.sql`SELECT * FROM read AS search WHERE ${asked(wanted.rest, wanted)}`,
      }
    : { read: Prisma.empty, given: Prisma.sql`SELECT ${columns} ${matching(wanted)}` };
  const partly = wanted.window ? Prisma.sql`TRUE` : Prisma.sql`(SELECT count(*) >= ${MOST_READ} FROM read)`;
  const cut = isRead(wanted) ? partly : Prisma.sql`FALSE`;
  const isSure = isAskedAtOnce ? Prisma.sql`is_sure` : doubt && asked(doubt, wanted);
  return {
    steps: Prisma.sql`
    WITH ${read} given AS MATERIALIZED (${given} ${limit}),
    match AS ${
      isSure
        ? Prisma.sql`MATERIALIZED (
            SELECT * FROM given AS search
            WHERE (SELECT count(*) > ${SURELY_MORE} FROM given) OR ${isSure}
          )`
        : Prisma.sql`NOT MATERIALIZED (SELECT * FROM given)`
    },
    total AS MATERIALIZED (SELECT count(*)::int AS papers FROM match)
    ${facets ? looked(most) : Prisma.empty}`,
    columns: Prisma.sql`
      (SELECT papers FROM total) AS total,
      ${facets ? Prisma.sql`(SELECT papers FROM looked)` : Prisma.sql`0`} AS counted,
      ${cut} AS cut,
      ${facets ? Prisma.sql`(SELECT facets FROM looked)` : Prisma.sql`''`} AS "codedFacets"`,
  };
}

/** The facets of what matches; of too much, those of what stands best, or none. */
function looked(most: number | null): Prisma.Sql {
  const best = Prisma.sql`OR standing >= (
        SELECT min(standing)
        FROM (SELECT standing FROM match ORDER BY standing DESC LIMIT ${FACET_SAMPLE}) AS best
      )`;
  return Prisma.sql`,
    looked AS (
      SELECT count(*)::int AS papers, COALESCE(string_agg(counted, ''), '') AS facets
      FROM match
      WHERE (SELECT papers FROM total) <= ${COUNT_LIMIT} ${most === null ? best : Prisma.empty}
    )`;
}
