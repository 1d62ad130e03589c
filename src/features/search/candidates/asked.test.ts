import { describe, expect, it } from 'vitest';
import type { Match } from '../matching/match';
import { type Asked, firstLook, knownTotal, lookForMore, lookToCount } from './asked';
import { matchOf, termOf } from './testing';

const PAPERS = 1_000_000;

function asked(having: number[], given: Partial<Asked> = {}): Asked {
  return {
    compiled: { match: matchOf("'word'"), terms: [], fixed: null },
    terms: having.map((each) => termOf({ having: each })),
    codes: new Map(),
    userId: null,
    withFacets: false,
    ceiling: PAPERS,
    isRecent: true,
    papers: PAPERS,
    averageWords: 150,
    sample: null,
    until: null,
    leavesOutLater: false,
    among: null,
    expected: Math.min(PAPERS, ...having),
    ...given,
  };
}

describe('of a million papers', () => {
  it('all that match are looked at where these are easily counted', () => {
    const few = asked([20_000, 30_000], { expected: 9_000 });
    expect(firstLook(few)).toEqual({ papers: null, isCountedApart: false });
    expect(lookToCount(few)).toBeNull();
    expect(lookForMore(few)).toBeNull();
  });

  it('else a part that should have enough of them, while they are counted', () => {
    const many = asked([200_000, 300_000], { expected: 100_000 });
    expect(firstLook(many)).toEqual({ papers: 4_000, isCountedApart: true });
    expect(lookToCount(many)).toBe(30_000);
    expect(lookForMore(many)).toBe(140_000);
  });

  it('and never a part too small to tell anything', () => {
    expect(firstLook(asked([900_000, 900_000], { expected: 800_000 })).papers).toBe(2_000);
  });

  it('they are counted in no part that is as long as the list of the rarest word', () => {
    expect(lookForMore(asked([100_000, 300_000], { expected: 40_000 }))).toBeNull();
    expect(lookForMore(asked([], { expected: 12_000 }))).toBeNull();
  });

  it('a part is looked at where it is short beside what matches, all of which is counted meanwhile', () => {
    const few = { papers: 90_000, expected: 5_000 };
    expect(firstLook(asked([9_000, 9_000], few))).toEqual({ papers: 7_200, isCountedApart: true });
    expect(firstLook(asked([9_000, 9_000], { ...few, expected: 2_900 })).papers).toBeNull();
  });

  it('how many have one word is known', () => {
    expect(knownTotal(asked([200_000]))).toBe(200_000);
    expect(firstLook(asked([200_000]))).toEqual({ papers: 2_000, isCountedApart: false });
    expect(firstLook(asked([200_000], { withFacets: true })).isCountedApart).toBe(true);
    expect(knownTotal(asked([1_000]))).toBeNull();
    expect(knownTotal(asked([200_000, 100_000]))).toBeNull();
  });

  it('that more match than are counted is known where enough of a sample do', () => {
    const sample = { size: 4_000, standings: [], having: new Map(), of: 980_000 };
    const many = asked([200_000, 300_000], { expected: 22_500, sample });
    expect(knownTotal(many)).toBe(22_500);
    expect(firstLook(many).isCountedApart).toBe(false);
    // A few of the sample less, and it may be chance.
    expect(knownTotal({ ...many, expected: 21_000 })).toBeNull();
    expect(knownTotal({ ...many, sample: null })).toBeNull();
    expect(knownTotal({ ...many, isRecent: false })).toBeNull();
    // Those that came since may be of another kind.
    expect(knownTotal({ ...many, sample: { ...sample, of: 800_000 } })).toBeNull();
    const of = (given: Partial<Match>) => ({
      match: { ...matchOf("'word'"), ...given },
      terms: [],
      fixed: null,
    });
    const votes = { kind: 'votes', min: 1, max: null } as const;
    expect(knownTotal({ ...many, compiled: of({}) })).toBe(22_500);
    for (const unsure of [{ rest: votes }, { doubt: votes }, { keys: null }, { positive: false }])
      expect(knownTotal({ ...many, compiled: of(unsure) })).toBeNull();
    // What is in doubt is not a tenth of them.
    expect(knownTotal({ ...many, expected: 26_000, compiled: of({ doubt: votes }) })).toBe(26_000);
  });

  it('of fewer papers all are looked at', () => {
    expect(firstLook(asked([20_000, 20_000], { papers: 25_000, expected: 19_000 })).papers).toBeNull();
  });
});
