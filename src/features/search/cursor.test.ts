import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cursor, formatCursor, parseCursor } from './cursor';
import { SORTS } from './schema';

const anyCursor: fc.Arbitrary<Cursor> = fc.record({
  sort: fc.constantFrom(...SORTS),
  after: fc.record({
    value: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    id: fc.nat(),
  }),
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
      number: fc.integer({ min: 1, max: 20 }),
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
        expect(text).toMatch(/^[A-Za-z0-9_-]{1,2000}$/);
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
});
