import { describe, expect, it } from 'vitest';
import type { Sample } from '../sample/sample';
import { expectedMatches } from './expected';
import { matchOf, termOf } from './testing';

const PAPERS = 1_000_000;

/** Of a thousand papers, each of which stands for a thousand. */
const sample: Sample = {
  size: 1_000,
  standings: [],
  of: 1_000_000,
  having: new Map([
    ['model', Array.from({ length: 600 }, (_, place) => place).join(',')],
    ['&17', Array.from({ length: 30 }, (_, place) => place * 20).join(',')],
    ['rare', '3,5'],
  ]),
};

/** Of words and something besides. */
function compiledOf(keys: string | null) {
  return { match: matchOf(keys), fixed: matchOf(null) };
}

const model = termOf({ having: 600_000 });
const given = { compiled: compiledOf("'model'"), terms: [model], papers: PAPERS, sample };

describe('how many papers are expected to match', () => {
  it('is as many as match in a sample', () => {
    expect(expectedMatches(given)).toBe(600_000);
    expect(expectedMatches({ ...given, compiled: compiledOf("'model' & '&17'") })).toBe(30_000);
  });

  it('is what the words say, but not many, where few in the sample do', () => {
    const compiled = compiledOf("'rare'");
    expect(expectedMatches({ ...given, compiled, terms: [termOf({ having: 1_900 })] })).toBe(1_900);
    expect(expectedMatches({ ...given, compiled, terms: [termOf({ having: 90_000 })] })).toBe(3_000);
  });

  it('is how many papers have a word, where that is all that is asked', () => {
    const compiled = { match: matchOf("'model'"), fixed: null };
    expect(expectedMatches({ ...given, compiled, terms: [termOf({ having: 612_345 })] })).toBe(612_345);
  });

  it('is what the words say where there is no sample, or keys do not tell', () => {
    expect(expectedMatches({ ...given, sample: null })).toBe(600_000);
    expect(expectedMatches({ ...given, sample: { size: 0, standings: [], having: new Map(), of: 0 } })).toBe(
      600_000,
    );
    expect(expectedMatches({ ...given, compiled: compiledOf(null) })).toBe(600_000);
    const without = { ...matchOf("!('model')"), positive: false };
    expect(expectedMatches({ ...given, compiled: { ...compiledOf(null), match: without } })).toBe(600_000);
  });

  it('by words is the rarest, fewer for each other; of phrases and alternatives their sum; of filters alone all', () => {
    const by = (...terms: ReturnType<typeof termOf>[]) => expectedMatches({ ...given, terms, sample: null });
    expect(by(model, termOf({ having: 10_000 }))).toBeLessThan(10_000);
    expect(by(termOf({ having: 10_000, loose: false }), termOf({ having: 20_000, loose: false }))).toBe(
      30_000,
    );
    expect(by()).toBe(PAPERS);
  });
});
