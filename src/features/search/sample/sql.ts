import 'server-only';
import { z } from 'zod';
import { readAtLeisure } from '@/lib/sql';

const keyRow = z.object({ key: z.string(), places: z.string() });

/**
 * The keys that two or more of about so many papers have, which are drawn by chance among all `papers`, with the numbers
 * of those that have each, from 0, with commas between; by the key '' the standing of each.
 */
export async function listSampledKeys(
  drawn: number,
  papers: number,
): Promise<{ key: string; places: string }[]> {
  const share = Math.min(100, (100 * drawn) / Math.max(papers, 1));
  const rows = await readAtLeisure`
    WITH drawn AS MATERIALIZED (
      SELECT
        row_number() OVER () - 1 AS place,
        search.standing,
        search_keys(search.coded, search.facets) AS keys
      FROM paper_search AS search TABLESAMPLE BERNOULLI (${share}::real)
    )
    SELECT '' AS key, COALESCE(string_agg(standing::text, ',' ORDER BY place), '') AS places
    FROM drawn
    UNION ALL
    SELECT key, string_agg(place::text, ',') AS places
    FROM drawn CROSS JOIN unnest(tsvector_to_array(keys)) AS key
    GROUP BY key
    HAVING count(*) > 1
  `;
  return z.array(keyRow).parse(rows);
}
