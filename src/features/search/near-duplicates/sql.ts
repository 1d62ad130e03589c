import 'server-only';
import { z } from 'zod';
import { readRows } from '@/lib/sql';
import type { Compared } from './fold';

const words = z.array(z.string()).transform((lexemes) => new Set(lexemes));
const compared = z.object({ id: z.number(), title: words, words });

/** These papers, in any order, with what they are compared by: not their authors, nor where they appeared. */
export async function listCompared(ids: number[]): Promise<Compared[]> {
  // As JSON, which is read faster than arrays.
  const rows = await readRows`
    SELECT
      document.paper_id AS id,
      to_json(tsvector_to_array(ts_filter(document.terms, '{a}'))) AS title,
      to_json(tsvector_to_array(ts_filter(document.terms, '{a,d}'))) AS words
    FROM paper_documents AS document
    WHERE document.paper_id = ANY (${ids}::int[])
  `;
  return z.array(compared).parse(rows);
}

/** Papers found by `keys`, those that have most of `words` first; both are the text of a tsquery. */
export async function listSharing(given: { keys: string; words: string; limit: number }): Promise<number[]> {
  const { keys, words: any, limit } = given;
  const rows = await readRows`
    SELECT search.paper_id AS id
    FROM paper_search AS search
    JOIN paper_documents AS document ON document.paper_id = search.paper_id
    WHERE search_keys(search.paper_id, search.revision, search.facets) @@ ${keys}::tsquery
    ORDER BY ts_rank(document.terms, ${any}::tsquery) DESC, search.paper_id DESC
    LIMIT ${limit}
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}
