import 'server-only';
import { z } from 'zod';
import { readPlanned, readRows } from '@/lib/sql';
import { codesIn, isMark, PART } from '../analysis/codes';
import type { Compared } from './fold';

const words = z.string().transform((coded) => new Set(codesIn(coded).filter((code) => !isMark(code))));
const compared = z.object({ id: z.number(), title: words, body: words });

/** These papers, in any order, with what they are compared by: not their authors, nor where they appeared. */
export async function listCompared(ids: number[]): Promise<Compared[]> {
  const rows = await readPlanned`
    SELECT
      paper_id AS id,
      split_part(coded, ${PART}, 1) AS title,
      split_part(coded, ${PART}, 4) AS body
    FROM paper_search
    WHERE paper_id = ANY (${ids}::int[])
  `;
  return z
    .array(compared)
    .parse(rows)
    .map(({ id, title, body }) => ({ id, title, words: new Set([...title, ...body]) }));
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
