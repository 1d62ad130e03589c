import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { createLargeCorpus, LARGE as PAPERS, readPages } from '../../../tests/support/large-corpus';
import { useTestDatabase } from '../../../tests/support/test-database';
import { codeOf } from './analysis/codes';
import { countMatches } from './counting/sql';
import type { Wanted } from './matching/sql';
import { searchPapers } from './queries';

const LOOK = 500;

/** A corpus that would be searched as a whole is searched as one of millions is: the best part first. */
const look = vi.hoisted(() => ({ papers: null as number | null, isCountedApart: false }));
vi.mock(import('./candidates/asked'), async (original) => ({
  ...(await original()),
  ...(await import('./candidates/testing')).looking(look),
}));

const read = vi.hoisted(() => ({ most: 20_000 }));
vi.mock(import('./matching/most-read'), () => ({
  get MOST_READ() {
    return read.most;
  },
}));

const told = vi.hoisted(() => ({ atOnce: 15_000 }));
vi.mock(import('./counting/count-limit'), async (original) => ({
  ...(await original()),
  get AT_ONCE() {
    return told.atOnce as 15_000;
  },
}));

useTestDatabase({ keep: true });

beforeAll(() => createLargeCorpus());

afterEach(() => {
  read.most = 20_000;
  told.atOnce = 15_000;
});

describe.each([
  [null, false],
  [LOOK, false],
  [LOOK, true],
])('of a large corpus, looked at in parts of %s, counted apart: %s,', (papers, isCountedApart) => {
  beforeAll(() => {
    Object.assign(look, { papers, isCountedApart });
  });

  it('results are counted exactly up to ten thousand, and their facets with them', async () => {
    const mice = await searchPapers({ text: 'mouse', sort: 'relevance', cursor: null });
    expect(mice).toMatchObject({ total: PAPERS / 10, totalIsExact: true, facetsOf: null });
    expect(mice.facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(PAPERS / 10);
    const nights = await searchPapers({ text: 'night', sort: 'newest', cursor: null });
    expect(nights).toMatchObject({ total: PAPERS / 100, totalIsExact: true, facetsOf: null });
  });

  it.each([15_000, 11_000])(
    'more are only said to be more, and facets are of some of them, where %s are told at once',
    async (papers) => {
      told.atOnce = papers;
      const owls = await searchPapers({ text: 'owl', sort: 'relevance', cursor: null });
      expect(owls).toMatchObject({ total: 10_000, totalIsExact: false, facetsOf: expect.any(Number) });
      expect(owls.facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(owls.facetsOf);
      expect(owls.facetsOf).toBeGreaterThanOrEqual(2_000);
      expect(owls.facetsOf).toBeLessThanOrEqual(papers < PAPERS ? PAPERS - 1 : PAPERS);
    },
  );

  it('a phrase that keys leave in doubt is found and counted', async () => {
    const mice = await searchPapers({ text: '"owl a mouse"', sort: 'relevance', cursor: null });
    expect(mice).toMatchObject({ total: PAPERS / 10, totalIsExact: true, facetsOf: null });
    expect(mice.facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(PAPERS / 10);
    const none = await searchPapers({ text: '"mouse a owl"', sort: 'relevance', cursor: null });
    expect(none).toMatchObject({ total: 0, totalIsExact: true });
  });

  it.each(['newest', 'upvoted', 'trending'] as const)('the order by %s is that of all', async (sort) => {
    const order = { newest: 'published_at', upvoted: 'votes', trending: 'score' }[sort];
    const rows = await db.$queryRawUnsafe<{ paper_id: number }[]>(
      `SELECT paper_id FROM paper_search ORDER BY ${order} DESC, paper_id DESC LIMIT 100`,
    );
    expect(await readPages('owl', sort, 4)).toEqual(rows.map((row) => row.paper_id));
  });

  it.each(['newest', 'upvoted', 'trending'] as const)(
    'of those until a day the order by %s is theirs',
    async (sort) => {
      const order = { newest: 'published_at', upvoted: 'votes', trending: 'score' }[sort];
      const rows = await db.$queryRawUnsafe<{ paper_id: number }[]>(
        `SELECT paper_id FROM paper_search WHERE published_on <= '2019-12-31' ORDER BY ${order} DESC, paper_id DESC LIMIT 100`,
      );
      expect(rows).toHaveLength(100);
      expect(await readPages('owl to:2019-12-31', sort, 4)).toEqual(rows.map((row) => row.paper_id));
    },
  );

  it('of those with few votes the most upvoted come first', async () => {
    const rows = await db.$queryRaw<{ paper_id: number }[]>`
      SELECT paper_id FROM paper_search WHERE votes <= 40 ORDER BY votes DESC, paper_id DESC LIMIT 100`;
    expect(await readPages('owl votes:<=40', 'upvoted', 4)).toEqual(rows.map((row) => row.paper_id));
  });

  it('of those until a day none that is later is read', async () => {
    const rows = await db.$queryRaw<{ paper_id: number }[]>`
      SELECT paper_id FROM paper_search
      WHERE published_on <= '2015-01-01'
      ORDER BY published_at DESC, paper_id DESC`;
    const ids = rows.map((row) => row.paper_id);
    read.most = 1_000;
    const result = await searchPapers({
      text: 'owl -"mouse night" to:2015-01-01',
      sort: 'relevance',
      cursor: null,
    });
    expect(result).toMatchObject({ total: ids.length, totalIsExact: true });
    expect(await readPages('-"mouse night" to:2015-01-01', 'newest', 2)).toEqual(ids.slice(0, 50));
  });

  it.each(['mouse -night', '-night'])('%s is exact where few enough must be read', async (text) => {
    const result = await searchPapers({ text, sort: 'newest', cursor: null });
    const expected = text === '-night' ? 10_000 : (PAPERS / 10) * 0.9;
    expect(result).toMatchObject({ total: expected, totalIsExact: text !== '-night' });
  });

  it.each([
    ['mouse -"night owl"', 25],
    ['owl -"mouse night"', 25],
    ['-night', 25],
    ['-owl', 0],
    ['-(owl OR "night mouse")', 0],
  ])('%s reads no more than a part, and says that there may be others', async (text, hits) => {
    read.most = 1_000;
    const result = await searchPapers({ text, sort: 'relevance', cursor: null });
    expect(result.totalIsExact).toBe(false);
    expect(result.total).toBeLessThan(1_140);
    expect(result.hits).toHaveLength(hits);
  });

  it('there are at least as many as are listed, whatever part is counted', async () => {
    read.most = 1_000;
    // The most upvoted are the oldest, while those that stand best are counted.
    const result = await searchPapers({
      text: 'owl (to:2015-01-01 OR "night mouse")',
      sort: 'upvoted',
      cursor: null,
    });
    expect(result.hits).toHaveLength(25);
    expect(result).toMatchObject({ total: 25, totalIsExact: false });
  });

  it.each(['newest', 'upvoted', 'trending'] as const)(
    'those that come first are read, by %s',
    async (sort) => {
      const ids = await readPages('owl', sort, 2);
      read.most = 1_000;
      expect(await readPages('owl -"mouse night"', sort, 2)).toEqual(ids);
    },
  );
});

it('documents of a part of the papers, which may be smaller than was estimated, say nothing of the others', async () => {
  const rows = await db.$queryRaw<{ from: number }[]>`
    SELECT standing::int AS from FROM paper_search ORDER BY standing DESC OFFSET 500 LIMIT 1`;
  const wanted: Wanted = {
    ...{
      keys: null,
      among: null,
      doubt: null,
      userId: null,
      ceiling: 2 ** 31 - 1,
      until: null,
      ids: null,
      order: 'standing',
    },
    codes: new Map([['mous', codeOf(1)]]),
    rest: {
      kind: 'not',
      check: { kind: 'written', sequences: [[{ lexeme: 'mous', offset: 0 }]], part: null },
    },
    window: { by: 'standing', from: rows[0]?.from ?? 0 },
  };
  for (const most of [null, 11_001])
    expect(await countMatches(wanted, { facets: true, most })).toMatchObject({ cut: true });
  expect(await countMatches({ ...wanted, window: null }, { facets: true })).toMatchObject({ cut: false });
});

it('a part that has too few to tell what they have is looked at in a wider one', async () => {
  Object.assign(look, { papers: 1_000, isCountedApart: true });
  const owls = await searchPapers({ text: 'owl', sort: 'relevance', cursor: null });
  expect(owls).toMatchObject({ total: 10_000, totalIsExact: false });
  // Once more as many as should have been enough, and those that stand as the last of them.
  expect(owls.facetsOf).toBeGreaterThanOrEqual(2_500);
  expect(owls.facetsOf).toBeLessThan(2_700);
});

it('thousands of rows are written anew after a single one, and nothing is counted again', async () => {
  const counted = () => db.searchTermCount.findMany({ orderBy: { number: 'asc' } });
  const before = await counted();
  await db.$transaction(
    async (tx) => {
      // It took minutes where each row was compared with each.
      await tx.$executeRaw`SET LOCAL statement_timeout = '15s'`;
      await tx.$executeRaw`UPDATE paper_search SET votes = votes WHERE paper_id = 1`;
      expect(await tx.$executeRaw`UPDATE paper_search SET votes = votes`).toBe(PAPERS);
    },
    { timeout: 60_000 },
  );
  expect(await counted()).toEqual(before);
});
