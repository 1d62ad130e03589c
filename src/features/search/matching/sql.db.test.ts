import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '@/lib/day';
import { db, Prisma } from '@/lib/db';
import { createLargeCorpus } from '../../../../tests/support/large-corpus';
import { useTestDatabase } from '../../../../tests/support/test-database';
import type { Check } from './match';
import { matching, type Wanted } from './sql';

useTestDatabase({ keep: true });

beforeAll(() => createLargeCorpus(1_000));

const wanted: Wanted = {
  keys: 'owl',
  among: null,
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

describe('of what a reader marked', () => {
  const listed = { kind: 'is', mark: 'bookmarked' } as const;

  beforeAll(async () => {
    await db.user.create({ data: { id: 'reader', name: '', email: 'reader@localhost' } });
  });

  it.each([3, 300])(
    'where one in %i papers is, Postgres begins with the list or with the index as it is told',
    async (each) => {
      await db.$executeRaw`DELETE FROM bookmarks`;
      await db.$executeRaw`
        INSERT INTO bookmarks (user_id, paper_id) SELECT 'reader', id FROM papers WHERE id % ${each}::int = 0`;
      await db.$executeRaw`ANALYZE bookmarks`;

      const rest: Check = { kind: 'written', sequences: [[{ lexeme: 'owl', offset: 0 }]], part: null };
      const byList = await planOf({ keys: null, among: listed, rest });
      expect(byList).toContain('paper_search_pkey');
      expect(byList).not.toContain('Seq Scan on paper_search');

      for (const keys of ['night', 'owl']) {
        const byIndex = await planOf({ keys, rest: listed });
        expect(byIndex).toContain('Bitmap Index Scan on paper_search_keys_idx');
        expect(byIndex).not.toContain('paper_search_pkey');
      }
    },
  );
});
