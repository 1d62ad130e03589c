import { describe, expect, it } from 'vitest';
import { relaxedKeys } from './combinations';

const term = (name: string, papers: number, weight = Math.log(1_000_000 / papers)) => ({
  keys: name,
  papers,
  weight,
});

describe('what is asked for papers with most of the words', () => {
  const given = { papers: 1_000_000, most: 400 };

  it('is each word that few papers have', () => {
    expect(relaxedKeys([term('rare', 100), term('rarer', 10)], given)).toEqual(['rarer', 'rare']);
  });

  it('is a common word only with another', () => {
    expect(relaxedKeys([term('rare', 300), term('common', 30_000), term('model', 500_000)], given)).toEqual([
      'rare',
      '(common) & (model)',
    ]);
  });

  it('is no combination that the index would go through a large part of all papers for', () => {
    expect(relaxedKeys([term('rare', 300), term('common', 200_000), term('model', 500_000)], given)).toEqual([
      'rare',
    ]);
    expect(relaxedKeys([term('common', 200_000), term('model', 500_000)], given)).toHaveLength(1);
  });

  it('is a word with any of those that leave few enough', () => {
    expect(relaxedKeys([term('a', 3_000), term('b', 5_000), term('c', 9_000)], given)).toContain(
      '(a) & ((b) | (c))',
    );
  });

  it('is at most ten queries, none for words that no paper has', () => {
    const many = Array.from({ length: 40 }, (_, index) => term(`w${index}`, 50_000 + index));
    expect(relaxedKeys(many, given).length).toBeLessThanOrEqual(10);
    expect(relaxedKeys([term('none', 0, 9)], given)).toEqual([]);
  });
});
