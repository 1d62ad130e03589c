import { describe, expect, it } from 'vitest';
import { closeDb, db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { readAhead } from './sql';

useTestDatabase();

describe('what a server reads ahead', () => {
  it('is all that searches read and pages show, long abstracts too, where there is room', async () => {
    await db.$executeRaw`
      INSERT INTO papers (key, fingerprint, title, title_text, abstract_text, published_precision, changed_at)
      SELECT n, n, n, n, (SELECT string_agg(md5(n::text || i), ' ') FROM generate_series(1, 500) AS i), 'day', now()
      FROM generate_series(1, 5) AS n`;
    const [{ bytes }] = await db.$queryRaw<[{ bytes: number }]>`
      SELECT sum(pg_relation_size(id))::float8 AS bytes
      FROM (
        SELECT name::regclass::oid AS id
        FROM unnest(ARRAY[
          'paper_search_keys_idx', 'paper_search', 'paper_search_pkey', 'search_terms_pkey', 'search_terms', 'search_term_counts_pkey', 'search_term_counts',
          'search_terms_lexeme_idx', 'topics_pkey', 'topics', 'topic_forms',
          'paper_links_paper_id_url_key', 'paper_links', 'paper_topics_pkey', 'paper_topics', 'edition_entries_pkey',
          'edition_entries_paper_id_idx', 'edition_entries', 'paper_authors_pkey', 'paper_authors', 'papers_pkey', 'papers'
        ]) AS name
        UNION ALL SELECT reltoastrelid FROM pg_class WHERE relname = 'papers'
        UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT reltoastrelid FROM pg_class WHERE relname = 'papers')
      ) AS read
    `;
    const [{ long }] = await db.$queryRaw<[{ long: number }]>`
      SELECT pg_relation_size(reltoastrelid)::float8 AS long FROM pg_class WHERE relname = 'papers'`;
    expect(long).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(0);
    expect(await readAhead(2 ** 30)).toBe(bytes);
  });

  it('is no more than there is room for', async () => {
    expect(await readAhead(0)).toBe(0);
    expect(await readAhead(20_000)).toBe(16_384);
  });

  it('is nothing where the database does not let us', async () => {
    const [{ owner, name }] = await db.$queryRaw<[{ owner: string; name: string }]>`
      SELECT current_user::text AS owner, current_database()::text AS name
    `;
    const setting = `ALTER ROLE ${owner} IN DATABASE ${name}`;
    await db.$executeRaw`DROP EXTENSION IF EXISTS pg_prewarm`;
    await db.$executeRaw`CREATE ROLE reads_little`;
    await db.$executeRawUnsafe(`${setting} SET role = reads_little`);
    try {
      await closeDb();
      expect(await readAhead(2 ** 30)).toBeNull();
    } finally {
      await db.$executeRawUnsafe(`SET ROLE ${owner}`);
      await db.$executeRawUnsafe(`${setting} RESET role`);
      await closeDb();
      await db.$executeRaw`DROP ROLE reads_little`;
    }
  });
});
