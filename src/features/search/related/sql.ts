import 'server-only';
import { z } from 'zod';
import { readRows } from '@/lib/sql';

const source = z.object({ title: z.string(), body: z.string() });

/** The text that a paper is compared by; null where there is no such paper, or it is not indexed. */
export async function getText(paperId: number): Promise<z.infer<typeof source> | null> {
  const rows = await readRows`
    SELECT paper.title_text AS title, concat_ws(E'\n', paper.abstract_text, paper.summary) AS body
    FROM papers AS paper
    JOIN paper_search AS search ON search.paper_id = paper.id
    WHERE paper.id = ${paperId}
  `;
  return z.array(source).parse(rows)[0] ?? null;
}

/** A combination of words, the text of a tsquery over `search_keys`, and what they weigh together. */
export type Combination = { keys: string; weight: number };

/**
 * Papers that have any of these combinations, those with the weightiest first. Of each combination so many of the best
 * standing are looked at: of a frequent one any will do, since what is near has several.
 */
export async function listByCombinations(given: {
  paperId: number;
  combinations: Combination[];
  each: number;
  limit: number;
}): Promise<number[]> {
  const { paperId, combinations, each, limit } = given;
  const rows = await readRows`
    SELECT found.id
    FROM unnest(${combinations.map(({ keys }) => keys)}::text[], ${combinations.map(({ weight }) => weight)}::float8[])
      AS combination (keys, weight)
    CROSS JOIN LATERAL (
      SELECT search.paper_id AS id
      FROM paper_search AS search
      WHERE search_keys(search.coded, search.facets) @@ combination.keys::tsquery
      ORDER BY search.standing DESC
      LIMIT ${each}
    ) AS found
    WHERE found.id <> ${paperId}
    GROUP BY found.id
    ORDER BY sum(combination.weight) DESC, found.id DESC
    LIMIT ${limit}
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}
