import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/any-text';
import { decodePast, encodePast, parsePast, pastHref, presentHref } from './schema';

const parse = (address: string) => {
  const url = new URL(address, 'http://localhost');
  return parsePast(url.pathname, url.searchParams);
};

describe('the address of a board as of an instant', () => {
  it('is that of the board, with the instant', () => {
    for (const address of [
      '/papers/trending?at=2026-11-01T08:00Z',
      '/papers/trending/7-days?at=2026-11-01T08:00Z&p=2',
      '/papers/date/2026-10-31?at=2026-11-01T08:00Z',
      '/papers/week/2026-W44?at=yesterday',
      '/papers/month/2026-10?at=',
    ]) {
      const search = parse(address);
      expect(search && pastHref(search), address).toBe(address);
      expect(search && presentHref(search)).toBe(address.split('?')[0]);
    }
  });

  it('asks for no past without one, or where there is no board', () => {
    for (const address of [
      '/papers/trending',
      '/papers/trending/7-days?p=2',
      '/papers/date?at=2026-11-01',
      '/papers/trending/7-days/2?at=2026-11-01',
      '/papers/2306.13575?at=2026-11-01',
      // Files, which say themselves that they have none.
      '/papers/trending/feed.atom?at=',
      '/papers/trending/7-days.bib?at=2026-11-01',
    ]) {
      expect(parse(address), address).toBeNull();
    }
  });

  it('comes through a path as it was, whatever was written', () => {
    fc.assert(
      fc.property(anyText, (at) => {
        const search = parsePast('/papers/trending/stars', new URLSearchParams({ at }));
        expect(search && decodePast(encodePast(search))).toEqual(search);
      }),
    );
  });

  it('is a board whatever the path holds', () => {
    fc.assert(
      fc.property(anyText, (segment) => {
        expect(decodePast(segment)).toMatchObject({ page: expect.any(Number) });
      }),
    );
  });
});
