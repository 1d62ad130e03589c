import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIRST_UNCOUNTED, facet } from '../facets';
import { tallyFacets } from './tally';

function sent(facets: number[]): string {
  return facets
    .map((each) => [127 ** 3, 127 ** 2, 127, 1].map((unit) => (Math.floor(each / unit) % 127) + 1))
    .map((digits) => String.fromCharCode(...digits))
    .join('');
}

it('counts facets, most first, of as many the lower first', () => {
  const [owls, mice] = [facet('topic', 7), facet('topic', 300_000)];
  const year = facet('year', 2025);
  expect(tallyFacets(sent([mice, year, owls, year, owls, mice, year]))).toEqual([
    { facet: year, count: 3 },
    { facet: owls, count: 2 },
    { facet: mice, count: 2 },
  ]);
  expect(tallyFacets('')).toEqual([]);
});

it('tells of each kind those that most have, and of years all', () => {
  const topics = Array.from({ length: 9_000 }, (_, place) => facet('topic', place + 1));
  const years = Array.from({ length: 60 }, (_, place) => facet('year', 1970 + place));
  const told = tallyFacets(sent([...topics, ...years, ...years.slice(7), ...topics.slice(4_000, 4_040)]));
  expect(told.slice(0, 30)).toEqual(topics.slice(4_000, 4_030).map((each) => ({ facet: each, count: 2 })));
  expect(told.slice(30, 83)).toEqual(years.slice(7).map((each) => ({ facet: each, count: 2 })));
  expect(told.slice(83)).toEqual(years.slice(0, 7).map((each) => ({ facet: each, count: 1 })));
});

it('counts each there may be', () => {
  // No more of a kind than are told.
  const any = fc.oneof(fc.nat(FIRST_UNCOUNTED - 1), fc.constantFrom(FIRST_UNCOUNTED - 1, 0, 127, 1 << 24));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (given) => {
      const told = tallyFacets(sent(given));
      for (const { facet, count } of told) expect(given.filter((each) => each === facet)).toHaveLength(count);
      expect(told).toHaveLength(new Set(given).size);
    }),
  );
});
