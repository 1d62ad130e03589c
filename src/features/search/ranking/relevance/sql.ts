import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readPlanned, readRows } from '@/lib/sql';
import { BETWEEN, type Codes } from '../../analysis/codes';
import type { Check } from '../../matching/match';
import { asked } from '../../matching/sql';
import type { RankedDocument } from './score';

/** Its id, how many words it has, and whether it has each of the facets. */
const row = z.tuple([z.number(), z.number()]).rest(z.boolean());
const found = z.object({ papers: z.array(row), coded: z.string() });

/**
 * What ranking reads of these papers, in any order, and which of the facets they have; those not that `doubt` leaves out.
 * They come as one row: the driver would take as long to make rows of hundreds as Postgres takes to find them.
 */
export async function listDocuments(given: {
  ids: number[];
  doubt: Check | null;
  codes: Codes;
  facets: number[];
}): Promise<RankedDocument[]> {
  const { papers, coded } = found.parse((await readDocuments(given))[0]);
  const texts = coded.split(BETWEEN);
  return papers.map(([id, words, ...had], place) => ({
    id,
    words,
    coded: texts[place] ?? '',
    facets: given.facets.filter((_, which) => had[which]),
  }));
}

function readDocuments({ ids, doubt, codes, facets }: Parameters<typeof listDocuments>[0]) {
  if (doubt === null && facets.length === 0)
    return readPlanned`
      SELECT
        COALESCE(json_agg(json_build_array(paper_id, words)), '[]') AS papers,
        COALESCE(string_agg(coded, ${BETWEEN}), '') AS coded
      FROM paper_search
      WHERE paper_id = ANY (${ids}::int[])
    `;
  const having = facets.map((facet) => Prisma.sql`, search.facets && ARRAY[${facet}::int]`);
  const read = doubt === null ? readPlanned : readRows;
  return read`
    SELECT
      COALESCE(json_agg(json_build_array(
        search.paper_id, search.words ${having.length > 0 ? Prisma.join(having, '') : Prisma.empty}
      )), '[]') AS papers,
      COALESCE(string_agg(search.coded, ${BETWEEN}), '') AS coded
    FROM paper_search AS search
    WHERE search.paper_id = ANY (${ids}::int[])
      AND ${doubt ? asked(doubt, { userId: null, codes, atHand: true }) : Prisma.sql`TRUE`}
  `;
}
