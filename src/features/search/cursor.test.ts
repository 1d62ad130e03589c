import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cursor, formatCursor, parseCursor } from './cursor';
import { CURSOR_LENGTH, SORTS } from './schema';

const anyCursor: fc.Arbitrary<Cursor> = fc.record({
  sort: fc.constantFrom(...SORTS),
  after: fc.option(
    fc.record({
      value: fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((value) => !Object.is(value, -0)),
      id: fc.nat(),
    }),
  ),
  ceiling: fc.nat(),
  floor: fc.option(fc.integer({ min: -32768, max: 32767 })),
  relaxed: fc.boolean(),
  weights: fc.array(
    fc.nat(9_999).map((each) => each / 1_000),
    { maxLength: 12 },
  ),
  averageWords: fc.nat(1_000),
  stretch: fc.option(
    fc.record({
      number: fc.integer({ min: 1, max: 19 }),
      below: fc.record({ standing: fc.integer({ min: -32768, max: 32767 }), id: fc.nat() }),
      shown: fc.array(fc.nat(), { maxLength: 80 }),
    }),
  ),
});

describe('a cursor', () => {
  it('says where to go on, in letters that an address takes as they are', () => {
    fc.assert(
      fc.property(anyCursor, (cursor) => {
        const text = formatCursor(cursor);
        expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(text.length).toBeLessThanOrEqual(CURSOR_LENGTH);
        expect(parseCursor(cursor.sort, text)).toEqual(cursor);
      }),
    );
  });

  it('of another sort, or of nobody, is the beginning', () => {
    fc.assert(
      fc.property(anyCursor, fc.string(), (cursor, text) => {
        const other = SORTS.find((sort) => sort !== cursor.sort) ?? 'newest';
        expect(parseCursor(other, formatCursor(cursor))).toBeNull();
        expect(parseCursor(cursor.sort, text)).toBeNull();
      }),
    );
    expect(parseCursor('newest', null)).toBeNull();
  });

  it('is of any date that a paper may have', () => {
    for (const iso of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
      const after = { value: Date.parse(iso) / 1_000, id: 1 };
      const rest = { ceiling: 1, floor: null, relaxed: false, weights: [], averageWords: 1, stretch: null };
      const cursor: Cursor = { sort: 'newest', after, ...rest };
      expect(parseCursor('newest', formatCursor(cursor))).toEqual(cursor);
    }
  });

  it('is none where it says what no column holds', () => {
    const cursor: Cursor = {
      ...{ sort: 'relevance', after: { value: 1, id: 1 }, ceiling: 1, floor: 1, relaxed: false },
      ...{ weights: [1], averageWords: 1 },
      stretch: { number: 1, below: { standing: 1, id: 1 }, shown: [1] },
    };
    expect(parseCursor('relevance', formatCursor(cursor))).toEqual(cursor);
    const { stretch } = cursor;
    for (const wrong of [
      { after: { value: 1e13, id: 1 } },
      { after: { value: 1, id: 2 ** 31 } },
      { after: { value: 1, id: -1 } },
      { ceiling: 2 ** 31 },
      { floor: 40_000 },
      { floor: 1.5 },
      { stretch: { ...stretch, number: 20 } },
      { stretch: { ...stretch, below: { standing: -40_000, id: 1 } } },
      { stretch: { ...stretch, below: { standing: 1, id: 2 ** 31 } } },
      { stretch: { ...stretch, shown: [2 ** 31] } },
      { stretch: { ...stretch, shown: Array.from({ length: 101 }, () => 1) } },
    ])
      expect(
        parseCursor('relevance', formatCursor({ ...cursor, ...wrong } as Cursor)),
        JSON.stringify(wrong),
      ).toBeNull();
  });
});
