import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import { FIRST_UNCOUNTED } from '../facets';
import { MOST_READ } from '../matching/most-read';
import { asked, isRead, matching, packed, readable, type Wanted } from '../matching/sql';
import { COUNT_LIMIT } from './count-limit';

/** Of more results what they have is counted in so many that stand best. */
export const FACET_SAMPLE = 2_000;
/** Where the keys give more than this, there are more than are counted, whatever of it is in doubt. */
export const SURELY_MORE = 1.1 * COUNT_LIMIT;
/** More than are shown. Of a half of the papers all are told: those of two are added up. */
const FACETS_OF_A_KIND = 100;

/**
 * `total` papers match; of `counted` of them, those that stand best, so many have each facet, most first of a kind.
 * `cut`: there may be more, among those that were not read.
 */
export type Counts = z.infer<typeof counts>;
const counts = z.object({
  total: z.number(),
  counted: z.number(),
  cut: z.boolean(),
  facets: z.array(z.object({ facet: z.number(), count: z.number() })),
});

/** What a look at all that matches gives: also the best of it, by standing and by votes (`readVoted`). */
export type Look = z.infer<typeof look>;
const look = counts.extend({ best: z.array(z.number()), voted: z.array(z.number()) });

/** Goes once through the papers that match: so many of the best, and what there is in all. */
export async function lookAt(
  wanted: Wanted,
  { best, voted, facets }: { best: number; voted: number; facets: boolean },
): Promise<Look> {
  const rows = await readRows`${count(wanted, { facets })},
    to_json(ARRAY(
      SELECT ${packed}
      FROM match
      ORDER BY standing DESC, paper_id DESC
      LIMIT ${best}
    )) AS best,
    to_json(ARRAY(SELECT ${packed} FROM match ORDER BY votes DESC, paper_id DESC LIMIT ${voted})) AS voted
  `;
  return look.parse((rows as unknown[])[0]);
}

/**
 * How many papers match, and what they have; not counted beyond `most`, and then neither what is in doubt nor what they
 * have is looked at.
 */
export async function countMatches(
  wanted: Wanted,
  { facets, most = null }: { facets: boolean; most?: number | null },
): Promise<Counts> {
  if (most === null) return lookAt(wanted, { best: 0, voted: 0, facets });
  const rows = await readRows`${count(wanted, { facets, most })}`;
  return counts.parse((rows as unknown[])[0]);
}

/** The same by two connections, each of which reads the documents of half of what is in doubt. */
export async function countInHalves(wanted: Wanted, { facets }: { facets: boolean }): Promise<Counts> {
  const halves = ([0, 1] as const).map((half) => countMatches({ ...wanted, half }, { facets }));
  const [one, other] = (await Promise.all(halves)) as [Counts, Counts];
  const counted = new Map(one.facets.map(({ facet, count }) => [facet, count]));
  for (const { facet, count } of other.facets) counted.set(facet, (counted.get(facet) ?? 0) + count);
  return {
    total: one.total + other.total,
    counted: one.counted + other.counted,
    cut: one.cut || other.cut,
    facets: [...counted]
      .map(([facet, count]) => ({ facet, count }))
      .toSorted((first, second) => second.count - first.count || first.facet - second.facet),
  };
}

/** The same of these papers. */
export async function countPapers(ids: number[]): Promise<Counts> {
  const nothing = { keys: null, rest: null, doubt: null, userId: null, codes: new Map(), window: null };
  const wanted: Wanted = { ...nothing, ids, ceiling: Math.max(0, ...ids), order: 'standing' };
  const rows = await readRows`${count(wanted, { facets: true })}`;
  return counts.parse((rows as unknown[])[0]);
}

/** What is in doubt matters only where it may matter to the count. */
function count(
  wanted: Wanted,
  { facets, most = null }: { facets: boolean; most?: number | null },
): Prisma.Sql {
  const { doubt } = wanted;
  const sure = { ...wanted, doubt: null };
  const limit = most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}`;
  // What is held of ten thousand papers is a part of the time: no more than is asked for further on.
  const narrow = Prisma.sql`search.paper_id, search.standing, search.votes`;
  const wide = Prisma.sql`${narrow}, search.facets, search.published_on`;
  // A document is at hand where its row is looked at; where that will mostly be for nothing, it is looked up later.
  const isAskedAtOnce = doubt !== null && most === null && !isRead(sure);
  const told = isAskedAtOnce
    ? Prisma.sql`, ${asked(doubt, { ...wanted, atHand: true })} AS is_sure`
    : Prisma.empty;
  const columns = Prisma.sql`${facets || (doubt && !isAskedAtOnce) ? wide : narrow} ${told}`;
  const { read, given } = isRead(sure)
    ? {
        read: Prisma.sql`read AS MATERIALIZED (SELECT ${wide} ${readable(sure)}),`,
        given: Prisma.sql`SELECT * FROM read AS search WHERE ${asked(sure.rest, sure)}`,
      }
    : { read: Prisma.empty, given: Prisma.sql`SELECT ${columns} ${matching(sure)}` };
  const partly = wanted.window ? Prisma.sql`TRUE` : Prisma.sql`(SELECT count(*) >= ${MOST_READ} FROM read)`;
  const cut = isRead(sure) ? partly : Prisma.sql`FALSE`;
  const isSure = isAskedAtOnce ? Prisma.sql`is_sure` : doubt && asked(doubt, wanted);
  return Prisma.sql`
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
    ${facets ? placed(most) : Prisma.empty}
    SELECT
      (SELECT papers FROM total) AS total,
      ${facets ? Prisma.sql`(SELECT count(*)::int FROM looked)` : Prisma.sql`0`} AS counted,
      ${cut} AS cut,
      ${facets ? toldFacets(wanted.half === undefined ? FACETS_OF_A_KIND : null) : Prisma.sql`'[]'::json`} AS facets`;
}

/** The facets of what matches, each with its place among its kind; of too much, those of what stands best, or none. */
function placed(most: number | null): Prisma.Sql {
  const best = Prisma.sql`OR standing >= (
        SELECT min(standing)
        FROM (SELECT standing FROM match ORDER BY standing DESC LIMIT ${FACET_SAMPLE}) AS best
      )`;
  return Prisma.sql`,
    looked AS MATERIALIZED (
      SELECT facets
      FROM match
      WHERE (SELECT papers FROM total) <= ${COUNT_LIMIT} ${most === null ? best : Prisma.empty}
    ),
    counted AS (
      SELECT facet, count(*)::int AS count
      FROM (SELECT unnest(facets[1:width_bucket(${FIRST_UNCOUNTED - 1}::int, facets)]) AS facet FROM looked) AS each
      GROUP BY facet
    ),
    placed AS (
      SELECT facet, count, row_number() OVER (PARTITION BY facet >> 24 ORDER BY count DESC, facet) AS place
      FROM counted
    )`;
}

/** So many of each kind, or all (null). */
function toldFacets(ofAKind: number | null): Prisma.Sql {
  return Prisma.sql`(
        SELECT COALESCE(json_agg(json_build_object('facet', facet, 'count', count) ORDER BY facet >> 24, place), '[]')
        FROM placed
        ${ofAKind === null ? Prisma.empty : Prisma.sql`WHERE place <= ${ofAKind}`}
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
