import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { createLargeCorpus } from '../../../../tests/support/large-corpus';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { searchPapers } from '../queries';
import type { Sort } from '../schema';

const list = vi.hoisted(() => ({ isShorter: null as boolean | null }));
vi.mock(import('./list'), async (original) => {
  const { isShorter } = await original();
  return { isShorter: (...given) => list.isShorter ?? isShorter(...given) };
});

const read = vi.hoisted(() => ({ most: 20_000 }));
vi.mock(import('../matching/most-read'), () => ({
  get MOST_READ() {
    return read.most;
  },
}));

useTestDatabase({ keep: true });

const PAPERS = 1_200;
const READER = 'reader';

/** Of every three papers the reader keeps one, of seven upvotes one; a hundred were in an edition. */
beforeAll(async () => {
  await createLargeCorpus(PAPERS);
  await db.user.create({ data: { id: READER, name: '', email: 'reader@localhost' } });
  await db.$executeRaw`INSERT INTO bookmarks (user_id, paper_id) SELECT ${READER}, id FROM papers WHERE id % 3 = 0`;
  await db.$executeRaw`INSERT INTO upvotes (user_id, paper_id) SELECT ${READER}, id FROM papers WHERE id % 7 = 0`;
  await db.$executeRaw`INSERT INTO editions (day) VALUES ('2025-01-02')`;
  await db.$executeRaw`
    INSERT INTO edition_entries (day, paper_id, source) SELECT '2025-01-02', id, 'test' FROM papers WHERE id <= 100`;
});

beforeEach(() => {
  list.isShorter = null;
  read.most = 20_000;
});

/** All that a search finds, page by page. */
async function findAll(text: string, sort: Sort) {
  const ids: number[] = [];
  let cursor: string | null = null;
  let first: Awaited<ReturnType<typeof searchPapers>> | null = null;
  do {
    const result = await searchPapers({ text, sort, cursor }, READER);
    first ??= result;
    ids.push(...result.hits.map(({ paper }) => paper.id));
    cursor = result.nextCursor;
  } while (cursor);
  const { total, totalIsExact, relaxed, facets } = first;
  return { ids, total, totalIsExact, relaxed, facets };
}

const ids = (condition: (id: number) => boolean) =>
  Array.from({ length: PAPERS }, (_, place) => place + 1).filter(condition);

describe.each<[string, number[]]>([
  ['owl is:bookmarked', ids((id) => id % 3 === 0)],
  ['mouse is:bookmarked', ids((id) => id % 30 === 0)],
  ['title:mouse is:upvoted', ids((id) => id % 350 === 0)],
  ['"owl mouse" is:bookmarked', []],
  ['owl -mouse is:upvoted', ids((id) => id % 7 === 0 && id % 10 !== 0)],
  ['(mouse OR night) is:bookmarked is:upvoted', ids((id) => id % 210 === 0)],
  ['owl is:bookmarked -is:upvoted', ids((id) => id % 3 === 0 && id % 7 !== 0)],
  ['mouse day:2025-01-02', ids((id) => id <= 100 && id % 10 === 0)],
  ['is:bookmarked votes:>=9', ids((id) => id % 3 === 0 && id >= 900)],
  ['owl is:unread is:bookmarked', ids((id) => id % 3 === 0)],
  ['mouse (is:bookmarked OR is:upvoted)', ids((id) => id % 10 === 0 && (id % 3 === 0 || id % 7 === 0))],
])('%s', (text, expected) => {
  it.each<Sort>(['relevance', 'newest', 'upvoted', 'trending'])(
    'finds the same by %s, whether the list or the index is asked first',
    async (sort) => {
      for (const isShorter of [null, true, false]) {
        list.isShorter = isShorter;
        const found = await findAll(text, sort);
        const label = `shorter: ${isShorter}`;
        expect(found, label).toMatchObject({ total: expected.length, totalIsExact: true });
        expect(
          found.ids.toSorted((one, other) => one - other),
          label,
        ).toEqual(expected);
      }
    },
  );
});

it('a list of which not all papers are read says that there may be more', async () => {
  read.most = 150;
  list.isShorter = true;
  const { total, totalIsExact } = await searchPapers(
    { text: 'owl is:bookmarked', sort: 'relevance', cursor: null },
    READER,
  );
  expect({ total, totalIsExact }).toEqual({ total: 150, totalIsExact: false });
});

it('where not all of a list would be read, the index is asked, which leaves none out', async () => {
  read.most = 150;
  expect(await findAll('mouse is:bookmarked', 'relevance')).toMatchObject({
    total: PAPERS / 30,
    totalIsExact: true,
  });
});

it.each<Sort>(['relevance', 'newest', 'upvoted', 'trending'])(
  'where not all are read, none is that is later than the day that is asked for, by %s',
  async (sort) => {
    read.most = 25;
    const { ids: found } = await findAll('mouse -"owl mouse" to:2024-06-15', sort);
    expect(found.length).toBeGreaterThanOrEqual(25);
  },
);

it('papers on a list that have but some of the words are found, too', async () => {
  const { hits, relaxed, total } = await searchPapers(
    { text: 'mouse night owl zyzzyva is:bookmarked', sort: 'relevance', cursor: null },
    READER,
  );
  expect({ total, relaxed }).toEqual({ total: 0, relaxed: true });
  expect(hits[0]?.lacking).toContain('zyzzyva');
  for (const { paper } of hits) expect(paper.id % 30).toBe(0);
  const common = await searchPapers(
    { text: 'owl zyzzyva is:bookmarked', sort: 'relevance', cursor: null },
    READER,
  );
  expect(common).toMatchObject({ total: 0, relaxed: true });
  expect(common.hits).toHaveLength(25);
});

it('to nobody no paper is bookmarked, and all are unread', async () => {
  const found = (text: string) => searchPapers({ text, sort: 'relevance', cursor: null }, null);
  expect(await found('owl is:bookmarked')).toMatchObject({ total: 0, hits: [] });
  expect(await found('night is:unread')).toMatchObject({ total: PAPERS / 100 });
});
