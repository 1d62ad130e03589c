import { describe, expect, it } from 'vitest';
import { combinationsOf } from './combinations';

const LOOK = { papers: 1_000_000, few: 100 };

function term(lexeme: string, weight: number, papers: number) {
  return { lexeme, label: lexeme, weight, papers };
}

describe('what is asked for papers near one', () => {
  it('is each rare word, then pairs of the others, weightiest first', () => {
    const terms = [term('kan', 6, 20), term('spline', 3, 900), term('grid', 2, 5_000), term('net', 1, 6_000)];
    expect(combinationsOf(terms, LOOK)).toEqual([
      { keys: "'kan'", weight: 6 },
      { keys: "('spline') & ('grid')", weight: 5 },
      { keys: "('spline') & ('net')", weight: 4 },
      { keys: "('grid') & ('net')", weight: 3 },
    ]);
  });

  it('is three frequent words together, where two would be in too many papers', () => {
    const terms = [term('spline', 3, 9_000), term('grid', 2, 50_000), term('net', 1, 80_000)];
    expect(combinationsOf(terms, LOOK)).toEqual([{ keys: "('spline') & ('grid') & ('net')", weight: 6 }]);
    const keys = combinationsOf(terms, { ...LOOK, few: 5_000 }).map((each) => each.keys);
    expect(keys).toEqual(["('spline') & ('grid')", "('spline') & ('net')"]);
  });

  it('is a single frequent word where there is no other', () => {
    expect(combinationsOf([term('net', 1, 80_000)], LOOK)).toEqual([{ keys: "'net'", weight: 1 }]);
    expect(combinationsOf([], LOOK)).toEqual([]);
  });

  it('is no more than the index can be asked while a page is made', () => {
    for (const papers of [1, 2_000, 300_000]) {
      const terms = Array.from({ length: 14 }, (_, place) => term(`word${place}`, 14 - place, papers));
      expect(combinationsOf(terms, LOOK).length).toBeLessThanOrEqual(24);
      expect(combinationsOf(terms, LOOK)[0]?.keys).toMatch(/'word0'/);
    }
  });

  it('quotes what a query would take for its own', () => {
    expect(combinationsOf([term("o'net\\", 1, 2)], LOOK)[0]?.keys).toBe("'o''net\\\\'");
  });
});
