import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { readSpread, windowOf } from './windows';

const nothing = { standing: null, day: null, votes: null };

/** Ten papers of each of ten days, each day's standing ten above that of the day before; one of each ten has votes. */
const spread = readSpread(
  Array.from({ length: 10 }, (_, index) => [
    { ...nothing, standing: 10 * index, papers: 10 },
    { ...nothing, day: `2026-01-${String(index + 1).padStart(2, '0')}`, papers: 10 },
  ])
    .flat()
    .concat([
      { ...nothing, votes: 0, papers: 90 },
      { ...nothing, votes: 5, papers: 7 },
      { ...nothing, votes: 40, papers: 3 },
    ] as never[]),
  45,
);

describe('a part of the papers, best first', () => {
  it('reaches down to where there are enough', () => {
    expect(windowOf(spread, { by: 'standing', from: null, papers: 15 })).toEqual({
      by: 'standing',
      from: 80,
    });
    expect(windowOf(spread, { by: 'day', from: null, papers: 20 })).toEqual({
      by: 'day',
      from: '2026-01-09',
    });
    expect(windowOf(spread, { by: 'votes', from: null, papers: 4 })).toMatchObject({ by: 'votes' });
  });

  it('goes on from a value, with enough at and below it', () => {
    expect(windowOf(spread, { by: 'standing', from: 50, papers: 15 })).toEqual({ by: 'standing', from: 40 });
    const from = '2026-01-05';
    expect(windowOf(spread, { by: 'day', from, papers: 10 })).toEqual({ by: 'day', from });
  });

  it('may leave out one with several times the most votes there were', () => {
    const tiersOf = (isRough: boolean) => {
      const part = windowOf(spread, { by: 'votes', from: null, papers: 10, isRough });
      return part?.by === 'votes' ? part.tiers.split('|').length : 0;
    };
    // 3 to 6 votes, and so on to 63 to 126.
    expect(tiersOf(true)).toBe(5);
    expect(tiersOf(false)).toBe(30);
  });

  it('is none where all there are would be too few', () => {
    expect(windowOf(spread, { by: 'standing', from: null, papers: 101 })).toBeNull();
    expect(windowOf(spread, { by: 'day', from: '2026-01-02', papers: 21 })).toBeNull();
    // Those without votes are nearly all.
    expect(windowOf(spread, { by: 'votes', from: null, papers: 11 })).toBeNull();
  });

  it('has enough that are not later than a day, which stand below those that are', () => {
    const until = '2026-01-04' as Day;
    expect(windowOf(spread, { by: 'day', from: null, papers: 10, until })).toEqual({
      by: 'day',
      from: until,
    });
    expect(windowOf(spread, { by: 'standing', from: null, papers: 15, until })).toEqual({
      by: 'standing',
      from: 20,
    });
    // Where one is further on already, the later ones are behind it.
    expect(windowOf(spread, { by: 'standing', from: 10, papers: 10, until })).toEqual({
      by: 'standing',
      from: 10,
    });
    const before = '2025-12-31' as Day;
    expect(windowOf(spread, { by: 'day', from: null, papers: 1, until: before })).toBeNull();
  });
});
