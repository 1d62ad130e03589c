import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCursor, parseCursor } from './cursor';
import { SORTS } from './schema';

describe('a cursor', () => {
  it('brings back the very place, in characters an address may hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SORTS),
        fc.double({ noDefaultInfinity: true, noNaN: true }),
        fc.nat({ max: 999_999_999 }),
        (sort, value, id) => {
          const cursor = formatCursor(sort, { value, id });
          const place = parseCursor(sort, cursor);
          return /^[\w.-]{1,80}$/.test(cursor) && place?.id === id && place.value - value === 0;
        },
      ),
    );
  });

  it('of another sort, or made up, is the beginning', () => {
    expect(parseCursor('newest', formatCursor('upvoted', { value: 3, id: 1 }))).toBeNull();
    for (const cursor of [null, '', 'r', 'r_1', 'r1', 'rNaN_1', 'r1_1_1', 'r1_99999999999', 'r1e9999_1']) {
      expect(parseCursor('relevance', cursor)).toBeNull();
    }
  });
});
