import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './near';

describe('a misspelling', () => {
  it('is as far off as letters are missing, added, changed or swapped', () => {
    const table: [string, string, number][] = [
      ['year', 'year', 0],
      ['yaer', 'year', 1],
      ['yer', 'year', 1],
      ['yearr', 'year', 1],
      ['published', 'publihsde', 2],
      ['', 'abc', 3],
    ];
    for (const [one, other, distance] of table) expect(editDistance(one, other), one).toBe(distance);
  });

  it('is recognised in a long name by two letters, in a short one by one', () => {
    expect(nearest('auhtro', ['author', 'title'])).toBe('author');
    expect(nearest('yare', ['year'])).toBeNull();
    expect(nearest('i', ['is'])).toBeNull();
    expect(nearest('a'.repeat(10_000), ['author'])).toBeNull();
  });
});
