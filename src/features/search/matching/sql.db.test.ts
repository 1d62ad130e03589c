import { beforeAll, expect, it } from 'vitest';
import { parseDay } from '@/lib/day';
import { db, Prisma } from '@/lib/db';
import { createLargeCorpus } from '../../../../tests/support/large-corpus';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { matching, type Wanted } from './sql';

useTestDatabase({ keep: true });

beforeAll(() => createLargeCorpus(1_000));

const wanted: Wanted = {
  keys: 'owl',
  rest: { kind: 'published', from: null, to: parseDay('2024-12-01') },
  doubt: null,
  userId: 'reader',
  codes: new Map(),
  ceiling: 1_000,
  window: null,
  until: null,
  ids: null,
  order: 'standing',
};

/** How Postgres would find what is wanted. */
async function planOf(given: Partial<Wanted>): Promise<string> {
  const rows = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(
    Prisma.sql`EXPLAIN SELECT count(*) ${matching({ ...wanted, ...given })}`,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

it.each([
  ['one in a hundred', 'night'],
  ['every paper', 'owl'],
  ['nearly every paper', 'owl & !night'],
])('the index is asked for what is of %s, also once Postgres knows how many that are', async (_, keys) => {
  const plan = await planOf({ keys });
  expect(plan).toContain('Bitmap Index Scan on paper_search_keys_idx');
  expect(plan).not.toContain('Seq Scan');
});

it('of what a reader marked, whichever is less is looked at', async () => {
  await db.user.create({ data: { id: 'reader', name: '', email: 'reader@localhost' } });
  await db.$executeRaw`
    INSERT INTO bookmarks (user_id, paper_id) SELECT 'reader', id FROM papers WHERE id % 3 = 0`;
  await db.$executeRaw`ANALYZE bookmarks`;
  const rest = { kind: 'is', mark: 'bookmarked' } as const;
  expect(await planOf({ keys: 'night', rest })).toContain('Bitmap Index Scan on paper_search_keys_idx');

  await db.$executeRaw`DELETE FROM bookmarks WHERE paper_id > 9`;
  await db.$executeRaw`ANALYZE bookmarks`;
  const few = await planOf({ keys: 'owl', rest });
  expect(few).toContain('paper_search_pkey');
  expect(few).not.toContain('Seq Scan on paper_search');
});
