import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS, likeness, likenessBands } from './likeness';

/** Two sets of words with `shared` in common and as many again of their own each, from a seed. */
function pair(seed: number, { shared, own }: { shared: number; own: number }): [string[], string[]] {
  const words = (name: string, count: number) =>
    Array.from({ length: count }, (_, place) => `${name}${seed}word${place * 7919}`);
  const common = words('c', shared);
  return [
    [...common, ...words('a', own)],
    [...common, ...words('b', own)],
  ];
}

function sharedBands([one, other]: [string[], string[]]): number {
  const [first, second] = [likenessBands(one), likenessBands(other)];
  return first.filter((band, place) => band === second[place]).length;
}

describe('the bands of a set of words', () => {
  it('are eight numbers of 24 bits, whatever the words and their order', () => {
    const words = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 12, maxLength: 200 });
    fc.assert(
      fc.property(words, (lexemes) => {
        const bands = likenessBands(lexemes);
        expect(bands).toHaveLength(BANDS);
        for (const band of bands) expect(band === (band & 0xff_ffff)).toBe(true);
        expect(likenessBands(lexemes.toReversed())).toEqual(bands);
        expect(likenessBands([...lexemes, ...lexemes])).toEqual(bands);
      }),
    );
  });

  it('stay as they are: what is stored was made by the same function', () => {
    const words =
      'sparse dictionary features of large models found by transcoders beside weights and circuits alone';
    expect(likenessBands(words.split(' '))).toMatchInlineSnapshot(`
      [
        16028218,
        15976471,
        3037086,
        4206715,
        7809591,
        3586647,
        14808939,
        15526895,
      ]
    `);
  });

  it('are none for a text too short to be compared', () => {
    expect(likenessBands([])).toEqual([]);
    expect(likenessBands('a paper with a short title'.split(' '))).toEqual([]);
  });

  /** Of 400 pairs with eight bands each; five standard deviations are 0.045 at most. */
  it.each([
    { share: 0, shared: 0, own: 60 },
    { share: 0.2, shared: 40, own: 80 },
    { share: 0.5, shared: 80, own: 40 },
    { share: 0.8, shared: 96, own: 12 },
    { share: 1, shared: 100, own: 0 },
  ])('are the same with the square of the share in common: $share', ({ share, ...sizes }) => {
    const pairs = Array.from({ length: 400 }, (_, seed) => pair(seed, sizes));
    expect(likeness(new Set(pairs[0]?.[0]), new Set(pairs[0]?.[1]))).toBeCloseTo(share);
    const agreeing = pairs.reduce((sum, each) => sum + sharedBands(each), 0) / (pairs.length * BANDS);
    expect(Math.abs(agreeing - share ** 2)).toBeLessThanOrEqual(0.045);
  });

  it('find nearly all near-duplicates and few of the others', () => {
    const found = (sizes: { shared: number; own: number }) =>
      Array.from({ length: 300 }, (_, seed) => sharedBands(pair(seed, sizes)) >= 2).filter(Boolean).length /
      300;
    expect(found({ shared: 90, own: 15 })).toBeGreaterThan(0.95);
    expect(found({ shared: 20, own: 80 })).toBeLessThan(0.05);
  });
});

describe('the share in common', () => {
  it('is that of all that either has', () => {
    expect(likeness(new Set('abcd'), new Set('cdef'))).toBeCloseTo(2 / 6);
    expect(likeness(new Set(), new Set())).toBe(0);
  });

  it('is 1 for a set and itself, and the same both ways', () => {
    const set = fc.uniqueArray(fc.string(), { minLength: 1 }).map((words) => new Set(words));
    fc.assert(
      fc.property(set, set, (one, other) => {
        expect(likeness(one, one)).toBe(1);
        expect(likeness(one, other)).toBe(likeness(other, one));
      }),
    );
  });
});
