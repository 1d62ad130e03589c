import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readPlanned, readRows } from '@/lib/sql';
import { BETWEEN, type Codes } from '../../analysis/codes';
import type { Check } from '../../matching/match';
import { asked } from '../../matching/sql';
import type { RankedDocument } from './score';

const bare = z.object({
  papers: z.array(z.tuple([z.number(), z.number()])),
  coded: z.string(),
});
const withFacets = bare.extend({
  papers: z.array(z.tuple([z.number(), z.number(), z.array(z.number())])),
});

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
  const { ids, doubt, codes, facets } = given;
  if (doubt === null && facets.length === 0) {
    const rows = await readPlanned`
      SELECT
        COALESCE(json_agg(json_build_array(paper_id, words)), '[]') AS papers,
        COALESCE(string_agg(coded, ${BETWEEN}), '') AS coded
      FROM paper_documents
      WHERE paper_id = ANY (${ids}::int[])
    `;
    const { papers, coded } = bare.parse(rows[0]);
    const texts = coded.split(BETWEEN);
    return papers.map(([id, words], place) => ({ id, words, coded: texts[place] ?? '', facets: [] }));
  }
  const rows = await readRows`
    SELECT
      COALESCE(json_agg(json_build_array(
        search.paper_id,
        document.words,
        ARRAY(SELECT facet FROM unnest(${facets}::int[]) AS facet WHERE facet = ANY (search.facets))
      )), '[]') AS papers,
      COALESCE(string_agg(document.coded, ${BETWEEN}), '') AS coded
    FROM paper_search AS search
    JOIN paper_documents AS document ON document.paper_id = search.paper_id
    WHERE search.paper_id = ANY (${ids}::int[])
      AND ${doubt ? asked(doubt, { userId: null, codes, withDocument: true }) : Prisma.sql`TRUE`}
  `;
  const { papers, coded } = withFacets.parse(rows[0]);
  const texts = coded.split(BETWEEN);
  return papers.map(([id, words, had], place) => ({ id, words, coded: texts[place] ?? '', facets: had }));
}
