import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { categoryOf, setOf } from './sets';
import { windowsOf } from './windows';

const KNOWN = [
  'cs',
  'cs:cs',
  'cs:cs:CL',
  'math:math:CL',
  'physics',
  'physics:hep-th',
  'physics:cond-mat',
  'physics:cond-mat:str-el',
  'q-bio:q-bio:NC',
  'physics:quant-ph:quant-ph',
];

describe('the set of a category', () => {
  it.each([
    ['cs.CL', 'cs:cs:CL'],
    ['cs', 'cs'],
    ['hep-th', 'physics:hep-th'],
    ['cond-mat.str-el', 'physics:cond-mat:str-el'],
    ['q-bio.NC', 'q-bio:q-bio:NC'],
    ['quant-ph', 'physics:quant-ph:quant-ph'],
  ])('%s is %s, and the other way round', (category, set) => {
    expect(setOf(category, KNOWN)).toBe(set);
    expect(categoryOf(set)).toBe(category);
  });

  it('is none where arXiv has none', () => {
    expect(setOf('cs.XX', KNOWN)).toBeNull();
    expect(setOf('CL', ['cs:cs:CLX'])).toBeNull();
  });
});

describe('a range', () => {
  const range = { first: '2026-06-01' as Day, last: '2026-06-16' as Day };

  it('is asked for a week at a time', () => {
    expect(windowsOf(range, null).map(({ first, last }) => `${first} ${last}`)).toEqual([
      '2026-06-01 2026-06-07',
      '2026-06-08 2026-06-14',
      '2026-06-15 2026-06-16',
    ]);
  });

  it('goes on after the last day that is complete', () => {
    expect(windowsOf(range, '2026-06-14' as Day)).toEqual([{ first: '2026-06-15', last: '2026-06-16' }]);
    expect(windowsOf(range, '2026-06-16' as Day)).toEqual([]);
  });
});
