import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';
import { readRows } from '@/lib/sql';

/** What a search reads, the most needed first, and then what is shown of papers. */
const RELATIONS = [
  'paper_search_keys_idx',
  'paper_search',
  'paper_search_pkey',
  'search_terms_pkey',
  'search_term_counts_pkey',
  'search_term_counts',
  'search_terms',
  'search_terms_lexeme_idx',
  'topics_pkey',
  'topics',
  'topic_forms',
  'paper_links_paper_id_url_key',
  'paper_links',
  'paper_topics_pkey',
  'paper_topics',
  'edition_entries_pkey',
  'edition_entries_paper_id_idx',
  'edition_entries',
  'paper_authors_pkey',
  'paper_authors',
  'papers_pkey',
  'papers',
];
/** Pages of 8 kB read by one statement: it ends soon, whatever the disk does. */
const PAGES_AT_ONCE = 2_048;

const relation = z.object({ name: z.string(), pages: z.number(), pageBytes: z.number() });

/**
 * Has Postgres read what searches and pages read, from disk into the system's memory, up to so many bytes; of what does
 * not fit the end, where new papers are.
 * @returns bytes read; null where this database has no `pg_prewarm` and will not give it to us
 */
export async function readAhead(bytes: number, signal?: AbortSignal): Promise<number | null> {
  if (!(await hasPrewarm())) return null;
  const rows = await readRows`
    WITH papers AS (SELECT reltoastrelid AS long_values FROM pg_class WHERE oid = to_regclass('papers')),
    wanted AS (
      SELECT to_regclass(name)::oid AS id, place
      FROM unnest(${RELATIONS}::text[]) WITH ORDINALITY AS named (name, place)
      UNION ALL
      SELECT indexrelid, ${RELATIONS.length + 1}::int FROM pg_index JOIN papers ON indrelid = long_values
      UNION ALL
      SELECT long_values, ${RELATIONS.length + 2}::int FROM papers
    )
    SELECT
      id::regclass::text AS name,
      (pg_relation_size(id) / current_setting('block_size')::int)::int AS pages,
      current_setting('block_size')::int AS "pageBytes"
    FROM wanted
    WHERE pg_relation_size(id) IS NOT NULL
    ORDER BY place
  `;
  let read = 0;
  for (const { name, pages, pageBytes } of z.array(relation).parse(rows)) {
    const room = Math.floor((bytes - read) / pageBytes);
    for (let page = Math.max(0, pages - room); page < pages; page += PAGES_AT_ONCE) {
      if (signal?.aborted) return read;
      const last = Math.min(page + PAGES_AT_ONCE, pages) - 1;
      await readRows`SELECT pg_prewarm(to_regclass(${name}), 'read', 'main', ${page}::bigint, ${last}::bigint)::int`;
      read += (last - page + 1) * pageBytes;
    }
  }
  return read;
}

/** It comes with Postgres, but only its owner may add it: on a hosted one that is somebody else. */
async function hasPrewarm(): Promise<boolean> {
  try {
    await db.$executeRaw`CREATE EXTENSION IF NOT EXISTS pg_prewarm`;
    return true;
  } catch {
    return false;
  }
}
