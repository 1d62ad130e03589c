import 'server-only';
import { z } from 'zod';
import { db, type Transaction } from '@/lib/db';

/** Papers after a place, by id, whose document another version of the analyser made, or that have none; all where null. */
export async function listStale(given: {
  analysis: number | null;
  after: number;
  limit: number;
}): Promise<number[]> {
  const rows = await db.$queryRaw`
    SELECT paper.id
    FROM papers AS paper
    LEFT JOIN paper_search AS search ON search.paper_id = paper.id
    WHERE paper.id > ${given.after}
      AND (search.paper_id IS NULL OR search.analysis IS DISTINCT FROM ${given.analysis}::int)
    ORDER BY paper.id
    LIMIT ${given.limit}
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map((row) => row.id);
}

/** Counts all terms anew from the documents, as a check of what the triggers kept; nobody may write meanwhile. */
export async function recountTerms(tx: Transaction): Promise<void> {
  // Whoever writes documents waits for these; whoever votes does not.
  await tx.$executeRaw`LOCK TABLE search_term_counts, search_totals IN SHARE ROW EXCLUSIVE MODE`;
  await tx.$executeRaw`DELETE FROM search_term_counts`;
  await tx.$executeRaw`
    INSERT INTO search_term_counts (number, papers)
    SELECT number, count(*)
    FROM paper_search
    CROSS JOIN search_numbers(coded) AS number
    GROUP BY number
  `;
  await tx.$executeRaw`
    INSERT INTO search_totals (papers, words)
    SELECT count(*), COALESCE(sum(words), 0)
    FROM paper_search
    ON CONFLICT (id) DO UPDATE SET papers = EXCLUDED.papers, words = EXCLUDED.words
  `;
}

export async function rebuildKeys(tx: Transaction): Promise<void> {
  await tx.$executeRaw`REINDEX INDEX paper_search_keys_idx`;
}

/** Files the keys that wait in the list of new ones, which every search reads besides the index. */
export async function cleanPendingKeys(): Promise<void> {
  await db.$executeRaw`SELECT gin_clean_pending_list('paper_search_keys_idx')`;
}
