import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import type { Check } from '../matching/match';
import { MOST_READ } from '../matching/most-read';
import {
  asked,
  type BestOf,
  bestOf,
  isRead,
  matching,
  readable,
  readingOf,
  type Wanted,
} from '../matching/sql';
import type { RankedDocument } from '../ranking/relevance/score';
import { documentsOf, readDocuments } from '../ranking/relevance/sql';
import { readStatistics, type Statistics, statisticsOf } from '../statistics/sql';
import { AT_ONCE, COUNT_LIMIT, SURELY_MORE } from './count-limit';

/** Of too many results what they have is counted in at least so many that stand best. */
export const FACET_SAMPLE = 2_000;

/**
 * `total` papers match, or more where that is more than are counted; `codedFacets` are those of `counted` of them, all or those
 * that stand best, as `tallyFacets` reads them. `cut`: there may be more, among those that were not read.
 */
export type Counts = z.infer<typeof countsRow>;
const countsRow = z.object({
  total: z.number(),
  counted: z.number(),
  cut: z.boolean(),
  codedFacets: z.string(),
});

/** What a look at all that matches gives: also the best of it, by standing and by votes, as ranking reads them. */
export type Look = Counts & { best: RankedDocument[]; statistics: Statistics };

/** What ranking reads, of what matches and beside it. */
export type Best = {
  /** So many of what matches, those that stand best, */
  standing: number;
  /** and, where there are more, so many with the most votes. */
  voted: number;
  /** Others, with which nothing is counted. */
  besides: BestOf[];
  /** What is asked of all these besides. */
  doubt: Check | null;
  facets: number[];
  /** Statistics of these lexemes are told by the way. */
  lexemes: string[];
};

/** Goes once through the papers that match: the best, and what there is in all. */
export async function lookAt(
  wanted: Wanted,
  { best, facets }: { best: Best; facets: boolean },
): Promise<Look> {
  const { steps, columns } = count(wanted, { facets });
  const { standing, voted, besides, doubt, lexemes } = best;
  const ofMore = Prisma.sql`
    SELECT tid
    FROM match
    WHERE (SELECT papers FROM total) > ${standing}
    ORDER BY votes DESC, paper_id DESC
    LIMIT ${voted}`;
  const lists = [
    Prisma.sql`SELECT tid FROM match ORDER BY standing DESC, paper_id DESC LIMIT ${standing}`,
    ...(voted > 0 ? [ofMore] : []),
    ...besides.map(bestOf),
  ];
  const all = besides.map((each) => each.wanted);
  const rows = await readingOf({ ...wanted, doubt: wanted.doubt ?? doubt }, ...all)`
    ${steps},
    best AS (${Prisma.join(
      lists.map((list) => Prisma.sql`(${list})`),
      ' UNION ',
    )}),
    document AS MATERIALIZED (${documentsOf(Prisma.sql`best`, best, wanted)})
    SELECT ${columns}, ${statisticsOf(lexemes)} AS statistics, document.* FROM document
  `;
  const { statistics, ...counted } = countsRow.extend({ statistics: z.unknown() }).parse(rows[0]);
  return {
    ...counted,
    best: readDocuments(rows[0], best.facets),
    statistics: readStatistics(statistics),
  };
}

type Counting = {
  facets: boolean;
  /** Not counted beyond so many; then neither what is in doubt nor what they have is looked at. */
  most?: number | null;
  /** There are probably more than `AT_ONCE`: what they have is not asked for in one go, which would be for nothing. */
  isMany?: boolean;
};

/** How many papers match, and what they have. */
export async function countMatches(
  wanted: Wanted,
  { facets, most = null, isMany = false }: Counting,
): Promise<Counts> {
  const isQuick = most === null ? !(facets && isMany) : wanted.doubt === null;
  if (isQuick && !isRead(wanted)) {
    const limit = most ?? (facets ? AT_ONCE : null);
    const { isCut, ...counts } = await countAtOnce(wanted, { facets, limit });
    if (!isCut || most !== null) return counts;
  }
  const { steps, columns } = count(wanted, { facets, most });
  return countsRow.parse((await readingOf(wanted)`${steps} SELECT ${columns}`)[0]);
}

const counted = z.object({ given: z.number(), sure: z.number(), facets: z.string().nullable() });

/** The same in one go, in which nothing is kept of ten thousand papers; `isCut`: there are `limit`, or more. */
async function countAtOnce(
  wanted: Wanted,
  { facets, limit }: { facets: boolean; limit: number | null },
): Promise<Counts & { isCut: boolean }> {
  const { doubt } = wanted;
  const isSure = doubt ? asked(doubt, { ...wanted, atHand: true }) : Prisma.sql`TRUE`;
  const has = Prisma.sql`CASE WHEN count(*) < ${limit ?? AT_ONCE}::int THEN string_agg(counted, '') FILTER (WHERE is_sure) END`;
  const rows = await readingOf(wanted)`
    SELECT
      count(*)::int AS given,
      count(*) FILTER (WHERE is_sure)::int AS sure,
      ${facets ? has : Prisma.sql`NULL`} AS facets
    FROM (
      SELECT ${facets ? Prisma.sql`search.counted,` : Prisma.empty} ${isSure} AS is_sure
      ${matching(wanted)}
      ${limit === null ? Prisma.empty : Prisma.sql`LIMIT ${limit}`}
    ) AS looked
  `;
  const { given, sure, facets: sent } = counted.parse(rows[0]);
  const isCut = limit !== null && given >= limit;
  const isTold = facets && !isCut;
  return {
    total: isCut || given > SURELY_MORE ? given : sure,
    counted: isTold ? sure : 0,
    cut: false,
    codedFacets: isTold ? (sent ?? '') : '',
    isCut,
  };
}

/** The same of these papers. */
export async function countPapers(ids: number[]): Promise<Counts> {
  const nothing = { keys: null, rest: null, doubt: null, userId: null, codes: new Map(), window: null };
  const wanted: Wanted = { ...nothing, ids, ceiling: Math.max(0, ...ids), order: 'standing' };
  return countMatches(wanted, { facets: true });
}

/**
 * The steps of a statement that count what matches, and the columns that tell it. What is in doubt matters only where it
 * may matter to the count.
 */
function count(
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

/** The codes that papers have, without counting: the index is asked for the next one, and the next. */
export async function listCategoryCodes(): Promise<string[]> {
  const rows = await readRows`
    WITH RECURSIVE each AS (
      SELECT min(code) AS code FROM paper_categories
      UNION ALL
      SELECT (SELECT min(code) FROM paper_categories WHERE code > each.code) FROM each WHERE each.code IS NOT NULL
    )
    SELECT code FROM each WHERE code IS NOT NULL
  `;
  return z
    .array(z.object({ code: z.string() }))
    .parse(rows)
    .map(({ code }) => code);
}
