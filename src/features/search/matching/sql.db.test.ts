import { beforeAll, expect, it } from 'vitest';
import { parseDay } from '@/lib/day';
import { db, Prisma } from '@/lib/db';
import { createLargeCorpus } from '../../../../tests/support/large-corpus';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { matching, type Wanted } from './sql';

useTestDatabase({ keep: true });

beforeAll(() => createLargeCorpus(1_000));

it.each([
  ['one in a hundred', 'night'],
  ['every paper', 'owl'],
  ['every paper but those that have', '!night'],
])('the index is asked for what is of %s, also once Postgres knows how many that are', async (_, keys) => {
  const wanted: Wanted = {
    keys,
    rest: { kind: 'published', from: null, to: parseDay('2024-12-01') },
    doubt: null,
    userId: null,
    codes: new Map(),
    ceiling: 1_000,
    window: null,
    until: null,
    ids: null,
    order: 'standing',
  };
  const rows = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(
    Prisma.sql`EXPLAIN SELECT count(*) ${matching(wanted)}`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Bitmap Index Scan on paper_search_keys_idx');
  expect(plan).not.toContain('Seq Scan');
});
