import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastShare, rankNeighbours } from './neighbours';

const candidate = (slug: string, papers: number, everywhere: number) => ({
  slug,
  name: slug.toUpperCase(),
  papers,
  everywhere,
});
const slugs = (...given: Parameters<typeof rankNeighbours>) =>
  rankNeighbours(...given).map(({ slug }) => slug);

describe('the neighbours of a topic', () => {
  const sample = { size: 100, topic: 100, corpus: 10_000 };

  it('are what its papers have more often than others, with the counts', () => {
    expect(rankNeighbours([candidate('near', 20, 40)], sample)).toEqual([
      { slug: 'near', name: 'NEAR', papers: 20, of: 100, lift: 50 },
    ]);
  });

  it('are not what is as frequent everywhere, nor what two papers share', () => {
    expect(slugs([candidate('common', 40, 4_000), candidate('rare', 2, 2)], sample)).toEqual([]);
  });

  it('are not what so few papers may share by accident', () => {
    expect(slugs([candidate('few', 3, 150), candidate('many', 60, 3_000)], sample)).toEqual(['many']);
  });

  it('come with the most telling first: neither the rarest nor the commonest', () => {
    const given = [
      candidate('everywhere', 60, 3_000),
      candidate('rarity', 3, 20),
      candidate('close', 30, 60),
    ];
    expect(slugs(given, sample)).toEqual(['close', 'rarity', 'everywhere']);
  });

  it('are the same of a sample as of all papers', () => {
    const all = [candidate('near', 2_000, 3_000), candidate('far', 1_500, 5_000)];
    const some = [candidate('near', 200, 3_000), candidate('far', 150, 5_000)];
    expect(slugs(some, { size: 1_000, topic: 10_000, corpus: 100_000 })).toEqual(
      slugs(all, { size: 10_000, topic: 10_000, corpus: 100_000 }),
    );
  });

  it('are eight at most, and none of no papers', () => {
    const many = Array.from({ length: 20 }, (_, index) => candidate(`t${index}`, 20, 40));
    expect(slugs(many, sample)).toHaveLength(8);
    expect(slugs(many, { size: 0, topic: 0, corpus: 0 })).toEqual([]);
  });
});

describe('the least share that a count supports', () => {
  it('is below the count’s own, and nearer to it the larger the sample', () => {
    expect(leastShare(3, 10)).toBeCloseTo(0.1078, 3);
    expect(leastShare(300, 1_000)).toBeCloseTo(0.2724, 3);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(1_000), (size, part) => {
        const count = Math.round((size * part) / 1_000);
        const least = leastShare(count, size);
        expect(least).toBeGreaterThanOrEqual(-1e-9);
        expect(least).toBeLessThanOrEqual(count / size + 1e-9);
      }),
    );
  });
});
