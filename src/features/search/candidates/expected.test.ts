import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { facet } from '../facets';
import type { Sample } from '../sample/sample';
import { expectedMatches } from './expected';
import { matchOf, termOf } from './testing';

const PAPERS = 1_000_000;

function placesUpTo(end: number): string {
  return Array.from({ length: end }, (_, place) => place).join(',');
}

/** Of a thousand papers, each of which stands for a thousand. */
const sample: Sample = {
  size: 1_000,
  standings: [],
  of: 1_000_000,
  having: new Map([
    ['model', placesUpTo(600)],
    ['&17', Array.from({ length: 30 }, (_, place) => place * 20).join(',')],
    ['rare', '3,5'],
  ]),
};

/** Of words and something besides. */
function compiledOf(keys: string | null) {
  return { match: matchOf(keys), fixed: matchOf(null) };
}

const model = termOf({ having: 600_000 });
const given = {
  ...{ compiled: compiledOf("'model'"), terms: [model], papers: PAPERS, sample },
  until: null,
};

function expectedOf(changed: Partial<Parameters<typeof expectedMatches>[0]> = {}): number {
  return expectedMatches({ ...given, ...changed }).expected;
}

describe('how many papers are expected to match', () => {
  it('is as many as match in a sample', () => {
    expect(expectedOf()).toBe(600_000);
    expect(expectedOf({ compiled: compiledOf("'model' & '&17'") })).toBe(30_000);
  });

  it('is what the words say, but not many, where few in the sample do', () => {
    const compiled = compiledOf("'rare'");
    expect(expectedOf({ compiled, terms: [termOf({ having: 1_900 })] })).toBe(1_900);
    expect(expectedOf({ compiled, terms: [termOf({ having: 90_000 })] })).toBe(3_000);
  });

  it('is how many papers have a word, where that is all that is asked', () => {
    const compiled = { match: matchOf("'model'"), fixed: null };
    expect(expectedOf({ compiled, terms: [termOf({ having: 612_345 })] })).toBe(612_345);
  });

  it('is told by a sample of what is not there, too', () => {
    const without = { ...matchOf("!('model')"), positive: false };
    expect(expectedOf({ compiled: { ...compiledOf(null), match: without } })).toBe(400_000);
  });

  it('is what the words say where there is no sample, or keys do not tell', () => {
    expect(expectedOf({ sample: null })).toBe(600_000);
    expect(expectedOf({ sample: { size: 0, standings: [], having: new Map(), of: 0 } })).toBe(600_000);
    expect(expectedOf({ compiled: compiledOf(null) })).toBe(600_000);
  });

  it('by words is the rarest, fewer for each other; of phrases and alternatives their sum; of filters alone all', () => {
    const by = (...terms: ReturnType<typeof termOf>[]) => expectedOf({ terms, sample: null });
    expect(by(model, termOf({ having: 10_000 }))).toBeLessThan(10_000);
    expect(by(termOf({ having: 10_000, loose: false }), termOf({ having: 20_000, loose: false }))).toBe(
      30_000,
    );
    expect(by()).toBe(PAPERS);
  });

  it('until a day is without those of later years, as far as a sample tells', () => {
    const having = new Map([...sample.having, [`#${facet('year', 2025)}`, placesUpTo(400)]]);
    const until = { day: '2024-12-31' as Day, later: 450_000, laterInYear: 0 };
    const ofSample = { ...given, sample: { ...sample, having } };
    expect(expectedMatches({ ...ofSample, until })).toEqual({ expected: 200_000, later: 400_000 });
    // Of the year in which the day is by what part of it there is until then.
    const within = { ...until, day: '2024-06-30' as Day, later: 700_000, laterInYear: 200_000 };
    expect(expectedMatches({ ...ofSample, until: within })).toEqual({ expected: 120_000, later: 480_000 });
    // No more than there are.
    const early = { ...until, later: 900_000 };
    expect(expectedMatches({ ...ofSample, until: early })).toMatchObject({ expected: 100_000 });
  });

  it('of years that keys ask for none is later', () => {
    const year = `#${facet('year', 2023)}`;
    const having = new Map([...sample.having, [year, placesUpTo(400)]]);
    const until = { day: '2023-12-31' as Day, later: 500_000, laterInYear: 0 };
    const compiled = compiledOf(`'model' & '${year}'`);
    expect(expectedMatches({ ...given, compiled, sample: { ...sample, having }, until })).toEqual({
      expected: 400_000,
      later: 0,
    });
  });

  it('until a day is what the words say of as large a part as there is until then, where no sample tells', () => {
    const until = { day: '2024-06-30' as Day, later: 750_000, laterInYear: 0 };
    expect(expectedMatches({ ...given, sample: null, until })).toEqual({
      expected: 150_000,
      later: 450_000,
    });
    const all = { ...until, later: PAPERS + 1 };
    expect(expectedOf({ sample: null, until: all })).toBe(0);
  });
});
