import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { createLargeCorpus, LARGE as PAPERS, readList } from '../../../tests/support/large-corpus';
import { useTestDatabase } from '../../../tests/support/test-database';
import { formatCursor, parseCursor } from './cursor';
import { searchPapers } from './queries';
import { SORTS } from './schema';

const LOOK = 500;

/** As in large.db.test.ts. */
const look = vi.hoisted(() => ({ papers: null as number | null, isCountedApart: false }));
vi.mock(import('./candidates/asked'), async (original) => ({
  ...(await original()),
  ...(await import('./candidates/testing')).looking(look),
}));

/** Twenty stretches end in the same way as four, after as many pages more. */
const STRETCHES = 4;
const TO_THE_END = { stretches: STRETCHES, until: '2015-02-12' };
/** Where a part of 2,500 is not all there is until that day. */
const FROM_A_PART = { stretches: 20, until: '2017-04-16' };
const depth = vi.hoisted(() => ({ stretches: 20 }));
vi.mock(import('./candidates/most-stretches'), () => ({
  get MOST_STRETCHES() {
    return depth.stretches;
  },
}));

useTestDatabase({ keep: true });

beforeAll(() => createLargeCorpus());

describe.each([
  [null, false],
  [LOOK, false],
  [2_500, false],
  [2_500, true],
])('pages by relevance, of parts of %s, counted apart: %s,', (papers, isCountedApart) => {
  beforeAll(() => {
    Object.assign(look, { papers, isCountedApart });
  });
  afterEach(() => {
    depth.stretches = 20;
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
    depth.stretches = STRETCHES;
    const { ids, endsEarly } = await readList('owl', 'relevance', 200);
    expect(endsEarly).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(STRETCHES * 150);
    expect(ids.length).toBeLessThanOrEqual(STRETCHES * 150 + 80);
  });

  it.each(papers === 2_500 && !isCountedApart ? [TO_THE_END, FROM_A_PART] : [TO_THE_END])(
    'go to the end until $until, and do not say that there are more, where the deepest of $stretches stretches has the last',
    async ({ stretches, until }) => {
      depth.stretches = stretches;
      const [row] = await db.$queryRaw<{ papers: number }[]>`
        SELECT count(*)::int AS papers FROM paper_search WHERE published_on <= ${until}::date`;
      expect(row?.papers).toBeGreaterThan((stretches - 1) * 150 + 80);
      expect(row?.papers).toBeLessThan(stretches * 150);
      const { ids, endsEarly } = await readList(`owl to:${until}`, 'relevance', 200);
      expect(new Set(ids).size).toBe(row?.papers);
      expect(endsEarly).toBe(false);
    },
  );

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
