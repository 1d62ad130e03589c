import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitCount } from './bit-count';

it('counts the bits of a word, signed or not', () => {
  expect([0, 1, 0xffffffff, -1, 0x80000000, 0b1011].map(bitCount)).toEqual([0, 1, 32, 32, 1, 3]);
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), (word) => {
      expect(bitCount(word)).toBe(word.toString(2).replaceAll('0', '').length);
    }),
  );
});
