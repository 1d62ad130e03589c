import fc from 'fast-check';
import { expect, it } from 'vitest';
import { facet } from '../facets';
import { tallyFacets } from './tally';

function sent(facets: number[]): Buffer {
  const bytes = Buffer.alloc(4 * facets.length);
  facets.forEach((each, place) => bytes.writeInt32BE(each, 4 * place));
  return bytes;
}

it('counts facets, most first, of as many the lower first', () => {
  const [owls, mice] = [facet('topic', 7), facet('topic', 300_000)];
  const year = facet('year', 2025);
  expect(tallyFacets(sent([mice, year, owls, year, owls, mice, year]))).toEqual([
    { facet: year, count: 3 },
    { facet: owls, count: 2 },
    { facet: mice, count: 2 },
  ]);
  expect(tallyFacets(sent([]))).toEqual([]);
});

it('counts each, wherever its bytes stand', () => {
  const facets = fc.array(fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((number) => number & 0x0f_00_00_0f));
  fc.assert(
    fc.property(facets, fc.nat(7), (given, before) => {
      const bytes = Buffer.concat([Buffer.alloc(before), sent(given)]).subarray(before);
      const told = tallyFacets(bytes);
      for (const { facet, count } of told)
        expect(given.filter((each) => each === facet)).toHaveLength(count);
      expect(told).toHaveLength(new Set(given).size);
    }),
  );
});
