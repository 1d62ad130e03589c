import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import { isRead } from '../matching/match';
import { asked, matching, readingOf, type Wanted } from '../matching/sql';
import { AT_ONCE, SURELY_MORE } from './count-limit';
import { type Counts, countingSteps, countsRow } from './steps/sql';

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
  const { steps, columns } = countingSteps(wanted, { facets, most });
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
  const nothing = {
    keys: null,
    among: null,
    rest: null,
    doubt: null,
    userId: null,
    codes: new Map(),
    window: null,
    until: null,
  };
  const wanted: Wanted = { ...nothing, ids, ceiling: Math.max(0, ...ids), order: 'standing' };
  return countMatches(wanted, { facets: true });
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
