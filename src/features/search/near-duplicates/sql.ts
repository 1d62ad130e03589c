import 'server-only';
import { z } from 'zod';
import { db, Prisma } from '@/lib/db';
import type { Compared } from './fold';

const words = z.array(z.string()).transform((lexemes) => new Set(lexemes));
const compared = z.object({ id: z.number(), bands: z.array(z.number()), title: words, words });

/** These papers, in any order, with what they are compared by: not their authors, nor where they appeared. */
export async function listCompared(ids: number[]): Promise<Compared[]> {
  const rows = await db.$queryRaw`${comparedOf(Prisma.sql`(SELECT unnest(${ids}::int[]))`)}`;
  return z.array(compared).parse(rows);
}

/** As JSON, which is read faster than arrays. */
function comparedOf(ids: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT
      document.paper_id AS id,
      to_json(COALESCE(document.bands, '{}')) AS bands,
      to_json(tsvector_to_array(ts_filter(document.terms, '{a}'))) AS title,
      to_json(tsvector_to_array(ts_filter(document.terms, '{a,d}'))) AS words
    FROM paper_documents AS document
    WHERE document.paper_id IN ${ids}`;
}

/** Of these papers those that share a band with another of them: few of a page do, and none else can be alike. */
export async function listSharingBands(ids: number[]): Promise<Compared[]> {
  const rows = await db.$queryRaw`
    WITH sharing AS (
      SELECT array_agg(document.paper_id) AS papers
      FROM paper_documents AS document, unnest(document.bands) WITH ORDINALITY AS each (band, place)
      WHERE document.paper_id = ANY (${ids}::int[])
      GROUP BY place, band
      HAVING count(*) > 1
    )
    ${comparedOf(Prisma.sql`(SELECT unnest(papers) FROM sharing)`)}
  `;
  return z.array(compared).parse(rows);
}

/** Papers found by `keys` that share at least two of these facets, those with most of them first. */
export async function listSharing(given: {
  keys: string;
  facets: number[];
  limit: number;
}): Promise<number[]> {
  const { keys, facets, limit } = given;
  const rows = await db.$queryRaw`
    SELECT search.paper_id AS id
    FROM paper_search AS search
    CROSS JOIN LATERAL (
      SELECT count(*) AS shared
      FROM unnest(search.facets) AS facet
      WHERE facet = ANY (${facets}::int[])
    ) AS likeness
    WHERE search_keys(search.paper_id, search.revision, search.facets) @@ ${keys}::tsquery
      AND likeness.shared > 1
    ORDER BY likeness.shared DESC, search.paper_id DESC
    LIMIT ${limit}
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}
