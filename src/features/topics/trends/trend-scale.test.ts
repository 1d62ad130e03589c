import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleOf } from './trend-scale';

describe('the scale of changes', () => {
  it('has equal steps for equal ratios', () => {
    const { place, marks } = scaleOf([{ low: 0.5, high: 4 }]);
    expect([0.5, 1, 2, 4].map(place)).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(marks.map(({ text }) => text)).toEqual(['1/2', '1', '2', '4']);
  });

  it('has no change on it, and everything within it', () => {
    const ratio = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.record({ low: ratio, high: ratio }), { maxLength: 12 }), (changes) => {
        const { place, marks } = scaleOf(changes);
        for (const { low, high } of changes) {
          for (const at of [place(low), place(high)]) expect(at >= 0 && at <= 1).toBe(true);
        }
        expect(marks.some((mark) => mark.ratio === 1)).toBe(true);
        expect(marks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
