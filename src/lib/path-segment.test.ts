import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSegment, encodeSegment } from './path-segment';

describe('a value in a path', () => {
  it('comes out as it went in, and needs no escaping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, page) => {
        const segment = encodeSegment([text, page]);
        expect(segment).toMatch(/^[\w-]+$/);
        expect(decodeSegment(segment)).toEqual([text, page]);
      }),
    );
  });

  it('is none where somebody made the segment up', () => {
    for (const segment of ['now', '', '%', '____', 'a'.repeat(10_001)]) {
      expect(decodeSegment(segment), segment).toBeUndefined();
    }
  });
});
