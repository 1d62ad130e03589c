import { describe, expect, it } from 'vitest';
import { closeDb, db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { readAhead } from './sql';

useTestDatabase();

describe('what a server reads ahead', () => {
  it('is all that searches read, where there is room', async () => {
    const [{ bytes }] = await db.$queryRaw<[{ bytes: number }]>`
      SELECT sum(pg_relation_size(name::regclass))::float8 AS bytes
      FROM unnest(ARRAY[
        'paper_search_keys_idx', 'paper_search', 'paper_search_pkey', 'search_terms_pkey', 'search_terms',
        'paper_documents_pkey', 'paper_documents'
      ]) AS name
    `;
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
