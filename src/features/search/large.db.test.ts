import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { BEFORE_ABSTRACT, numberWords } from '../../../tests/support/words';
import { codeOf, STOP } from './analysis/codes';
import { countMatches } from './counting/sql';
import { formatCursor, parseCursor } from './cursor';
import type { Wanted } from './matching/sql';
import { searchPapers } from './queries';
import { SORTS, type Sort } from './schema';

const PAPERS = 11_400;
const LOOK = 500;

/** A corpus that would be searched as a whole is searched as one of millions is: the best part first. */
const look = vi.hoisted(() => ({ papers: null as number | null, isCountedApart: false }));
vi.mock(import('./candidates/asked'), async (original) => ({
  ...(await original()),
  firstLook: () => look,
  lookFor: () => look.papers,
  lookToCount: () => look.papers,
  lookForMore: () => look.papers,
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

/** All say "owl", one in ten "mouse", some of these in their title, one in a hundred "night"; every day three, with the more votes the older. */
beforeAll(async () => {
  await db.$executeRaw`
    INSERT INTO papers (key, fingerprint, title, title_text, published_at, published_precision, source_upvote_count, changed_at)
    SELECT 'paper-' || n, 'paper-' || n, 'Paper ' || n, 'Paper ' || n, timestamptz '2025-01-01' - n / 3 * interval '1 day', 'day', n / 100, now()
    FROM generate_series(1, ${PAPERS}::int) AS n`;
  const [owl, mouse, night] = await numberWords('owl', 'mous', 'night');
  await db.$executeRaw`
    INSERT INTO paper_search (paper_id, published_at, published_on, score, votes, words, standing, facets, coded, analysis)
    SELECT id, published_at, published_at::date, paper_score(vote_count, 0, 0, published_at::date), vote_count, 3, paper_standing(vote_count, 0, 0, published_at::date), paper_facets(id, vote_count, published_at::date),
      concat(CASE WHEN id % 50 = 0 THEN ${mouse}::text END, ${BEFORE_ABSTRACT}::text, ${owl}::text, ${STOP}::text, CASE WHEN id % 10 = 0 THEN ${mouse}::text END, ${STOP}::text, CASE WHEN id % 100 = 0 THEN ${night}::text END), 1
    FROM papers`;
});

async function readPages(text: string, sort: Sort, pages: number): Promise<number[]> {
  return (await readList(text, sort, pages)).ids;
}

/** So many pages, or all there are; whether the last of them says that more match than are listed. */
async function readList(
  text: string,
  sort: Sort,
  pages: number,
): Promise<{ ids: number[]; endsEarly: boolean }> {
  const ids: number[] = [];
  let cursor: string | null = null;
  let endsEarly = false;
  for (let page = 0; page < pages && (page === 0 || cursor); page++) {
    const result = await searchPapers({ text, sort, cursor });
    ids.push(...result.hits.map(({ paper }) => paper.id));
    ({ nextCursor: cursor, endsEarly } = result);
  }
  return { ids, endsEarly };
}

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
    read.most = 20_000;
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
    read.most = 20_000;
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
    read.most = 20_000;
    expect(result.hits).toHaveLength(25);
    expect(result).toMatchObject({ total: 25, totalIsExact: false });
  });

  it.each(['newest', 'upvoted', 'trending'] as const)(
    'those that come first are read, by %s',
    async (sort) => {
      const ids = await readPages('owl', sort, 2);
      read.most = 1_000;
      expect(await readPages('owl -"mouse night"', sort, 2)).toEqual(ids);
      read.most = 20_000;
    },
  );
});

describe.each([
  [null, false],
  [LOOK, false],
  [2_500, false],
  [2_500, true],
])('pages by relevance, of parts of %s, counted apart: %s,', (papers, isCountedApart) => {
  beforeAll(() => {
    Object.assign(look, { papers, isCountedApart });
  });

  it('show every paper once', async () => {
    const { ids, endsEarly } = await readList('mouse', 'relevance', 60);
    expect(endsEarly).toBe(false);
    const rows = await db.$queryRaw<
      { paper_id: number }[]
    >`SELECT paper_id FROM paper_search WHERE paper_id % 10 = 0`;
    expect(ids).toHaveLength(PAPERS / 10);
    expect(ids.toSorted((one, other) => one - other)).toEqual(
      rows.map((row) => row.paper_id).toSorted((one, other) => one - other),
    );
  });

  it('go as deep as anybody reads where there are more', async () => {
    const { ids, endsEarly } = await readList('owl', 'relevance', 200);
    expect(endsEarly).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(20 * 150);
    expect(ids.length).toBeLessThanOrEqual(20 * 150 + 80);
  });

  it('go to the end, and do not say that there are more, where the deepest stretch has the last', async () => {
    const [row] = await db.$queryRaw<{ papers: number }[]>`
      SELECT count(*)::int AS papers FROM paper_search WHERE published_on <= '2017-04-16'`;
    expect(row?.papers).toBeGreaterThan(19 * 150 + 80);
    expect(row?.papers).toBeLessThan(20 * 150);
    const { ids, endsEarly } = await readList('owl to:2017-04-16', 'relevance', 200);
    expect(new Set(ids).size).toBe(row?.papers);
    expect(endsEarly).toBe(false);
  });

  it('begin anywhere, whoever wrote the cursor', async () => {
    const value = fc.oneof(
      fc.double({ min: -1e12, max: 1e12, noNaN: true }),
      fc.constantFrom(-1e12, -1, 0, 9, 1e12),
    );
    const id = fc.oneof(fc.nat(PAPERS), fc.nat(2 ** 31 - 1), fc.constant(2 ** 31 - 1));
    const standing = fc.integer({ min: -32_768, max: 32_767 });
    const cursors = fc.record({
      sort: fc.constantFrom(...SORTS),
      after: fc.option(fc.record({ value, id })),
      ceiling: id,
      floor: fc.option(standing),
      relaxed: fc.boolean(),
      weights: fc.array(value, { maxLength: 3 }),
      averageWords: fc.nat(1_000),
      stretch: fc.option(
        fc.record({
          number: fc.integer({ min: 1, max: 19 }),
          below: fc.record({ standing, id }),
          shown: fc.array(id, { maxLength: 3 }),
        }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(cursors, fc.constantFrom('mouse', 'owl'), async (cursor, text) => {
        const written = formatCursor(cursor);
        expect(parseCursor(cursor.sort, written)).not.toBeNull();
        await searchPapers({ text, sort: cursor.sort, cursor: written });
      }),
      { numRuns: 60 },
    );
  });
});

it('documents of a part of the papers, which may be smaller than was estimated, say nothing of the others', async () => {
  const rows = await db.$queryRaw<{ from: number }[]>`
    SELECT standing::int AS from FROM paper_search ORDER BY standing DESC OFFSET 500 LIMIT 1`;
  const wanted: Wanted = {
    ...{ keys: null, doubt: null, userId: null, ceiling: 2 ** 31 - 1, ids: null, order: 'standing' },
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
