import { describe, expect, it } from 'vitest';
import { type Combination, combinationsOf, nearlyAllOf } from './combinations';

const term = (name: string, papers: number, weight = Math.log(1_000_000 / papers)) => ({
  name,
  papers,
  weight,
});

type Named = ReturnType<typeof term>;

/** Combinations as text: "a & (b | c)". */
function combined(terms: Named[], given: { papers: number; most: number }): string[] {
  return combinationsOf(terms, given).map(textOf);
}

function textOf({ all, any }: Combination<Named>): string {
  const alternatives = any.length > 0 ? [`(${any.map(({ name }) => name).join(' | ')})`] : [];
  return [...all.map(({ name }) => name), ...alternatives].join(' & ');
}

describe('what is asked for papers with most of the words', () => {
  const given = { papers: 1_000_000, most: 400 };

  it('is each word that few papers have', () => {
    expect(combined([term('rare', 100), term('rarer', 10)], given)).toEqual(['rarer', 'rare']);
  });

  it('is a common word only with another', () => {
    expect(combined([term('rare', 300), term('common', 30_000), term('model', 500_000)], given)).toEqual([
      'rare',
      'common & model',
    ]);
  });

  it('is no combination that the index would go through a large part of all papers for', () => {
    expect(combined([term('rare', 300), term('common', 200_000), term('model', 500_000)], given)).toEqual([
      'rare',
    ]);
    expect(combined([term('common', 200_000), term('model', 500_000)], given)).toHaveLength(1);
  });

  it('is a word with any of those that leave few enough', () => {
    expect(combined([term('a', 3_000), term('b', 5_000), term('c', 9_000)], given)).toContain('a & (b | c)');
  });

  it('is at most ten queries, none for words that no paper has', () => {
    const many = Array.from({ length: 40 }, (_, index) => term(`w${index}`, 50_000 + index));
    expect(combined(many, given).length).toBeLessThanOrEqual(10);
    expect(combined([term('none', 0, 9)], given)).toEqual([]);
  });

  it('is, of papers on a list, all words but one, then any that few of them have', () => {
    const terms = ['rare', 'common', 'model'].map((name, place) => term(name, 10 ** (place + 3)));
    const ofList = (listed: number, some = terms) =>
      nearlyAllOf(some, { ...given, listed }).map((any) => any.map(textOf));
    const butOne = ['common & model', 'rare & model', 'rare & common'];
    expect(ofList(4_000)).toEqual([butOne, ['rare', 'common', 'model']]);
    expect(ofList(4_100)).toEqual([butOne, ['rare', 'common']]);
    expect(ofList(4_000, terms.slice(1))).toEqual([['common', 'model']]);
    expect(ofList(100_000, terms.slice(1))).toEqual([]);
    const absent = term('zyzzyva', 0, 9);
    expect(ofList(100_000, [...terms.slice(1), absent])).toEqual([['common & model']]);
    expect(ofList(100_000, [absent, ...terms.slice(2)])).toEqual([['model']]);
    expect(ofList(100_000, [absent])).toEqual([]);
  });
});
