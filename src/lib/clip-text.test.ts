import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipText } from './clip-text';

describe('a clipped text', () => {
  it('ends with a whole word, and not with its comma', () => {
    expect(clipText('Circuits, sparse and dense', 10)).toBe('Circuits…');
    expect(clipText('Circuits', 10)).toBe('Circuits');
  });

  it('is sound Unicode and never longer than was asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, length) => {
        const clipped = clipText(text, length);
        expect(clipped.length).toBeLessThanOrEqual(Math.max(length + 1, 1));
        expect(/\p{Surrogate}/u.test(clipped)).toBe(false);
      }),
    );
  });
});
