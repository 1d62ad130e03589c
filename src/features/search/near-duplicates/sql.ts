import 'server-only';
import { z } from 'zod';
import { readPlanned, readRows } from '@/lib/sql';

const document = z.object({ id: z.number(), coded: z.string() });

/** The documents of these papers, in any order. */
export async function listCoded(ids: number[]): Promise<z.infer<typeof document>[]> {
  const rows = await readPlanned`
    SELECT paper_id AS id, coded FROM paper_search WHERE paper_id = ANY (${ids}::int[])
  `;
  return z.array(document).parse(rows);
}

/** Papers found by `keys`, the text of a tsquery, those that have most of the words with these codes first. */
export async function listSharing(given: {
  keys: string;
  codes: string[];
  limit: number;
}): Promise<number[]> {
  const { keys, codes, limit } = given;
  const rows = await readRows`
    SELECT search.paper_id AS id
    FROM paper_search AS search
    WHERE search_keys(search.coded, search.facets) @@ ${keys}::tsquery
    ORDER BY (
      SELECT count(*) FROM unnest(${codes}::text[]) AS code WHERE strpos(search.coded, code) > 0
    ) DESC, search.paper_id DESC
    LIMIT ${limit}
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}
