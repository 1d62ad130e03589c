import { describe, expect, it } from 'vitest';
import { parseDay } from '@/lib/day';
import { facet } from '../facets';
import { matchFilter } from './filter-match';
import { facetKey } from './tsquery';

const NOW = new Date().getUTCFullYear();
const yearKey = (year: number) => facetKey(facet('year', year));
const published = (from: string, to: string | null) =>
  matchFilter(
    { kind: 'published', from: parseDay(from), to: to === null ? null : parseDay(to), start: 0, end: 0 },
    new Map(),
  );

describe('papers from a day on', () => {
  it('are of its year, of those since, and of the next five, as papers may be dated ahead', () => {
    const { keys, rest } = published(`${NOW - 1}-01-01`, null);
    for (let year = NOW - 1; year <= NOW + 5; year++) expect(keys).toContain(yearKey(year));
    for (const year of [NOW - 2, NOW + 6]) expect(keys).not.toContain(yearKey(year));
    expect(rest).toBeNull();
  });

  it('are looked at, where it is not the first of its year', () => {
    expect(published(`${NOW - 1}-03-01`, null).rest).toMatchObject({ kind: 'published' });
  });

  it('are of no year after the one in which they end', () => {
    expect(published('2023-01-01', '2024-12-31').keys).not.toContain(yearKey(2025));
  });
});
