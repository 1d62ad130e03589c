import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { parseQuery } from '../language/parse';
import { hostileText } from '../language/testing';
import { compileQuery } from '../matching/compile';
import { quoteLexeme } from '../matching/tsquery';
import { countSampled, type Sample, standingWith } from './sample';

const SIZE = 70;

function sampleOf(having: Record<string, number[]>): Sample {
  return {
    size: SIZE,
    standings: Array.from({ length: SIZE }, (_, place) => 10 * place),
    of: SIZE,
    having: new Map(Object.entries(having).map(([key, places]) => [key, places.join(',')])),
  };
}

const sample = sampleOf({
  model: [0, 1, 31, 32, 63, 64, 69],
  '~model': [1, 69],
  '#150994945': [0, 2, 4],
  "o'neil": [5, 6],
  'back\\slash': [7, 8, 9],
});

describe('of a sample of papers those match', () => {
  it.each([
    ["'model'", 7],
    ["('model') & ('~model')", 2],
    ["'model' & ('~model' | '#150994945')", 3],
    ["'model' | '#150994945'", 9],
    // "And" binds closer than "or", "not" closer than both.
    ["'#150994945' | 'model' & '~model'", 5],
    ["'model' & !'~model'", 5],
    ["!'model' & !('#150994945')", 61],
    ["!(!('model'))", 7],
    ["'o''neil'", 2],
    ["'back\\\\slash'", 3],
    ["'nobody'", 0],
    ["!'nobody'", SIZE],
  ])('that have what %s asks', (query, papers) => {
    expect(countSampled(sample, query)).toBe(papers);
  });

  it('as sets of papers would have it, whatever is asked', () => {
    const keys = fc.constantFrom(...sample.having.keys(), 'nobody', ")('");
    const places = (key: string) => new Set(sample.having.get(key)?.split(',').map(Number) ?? []);
    type Asked = { text: string; holds: (paper: number) => boolean };
    const { asked } = fc.letrec<{ asked: Asked }>((tie) => ({
      asked: fc.oneof(
        { maxDepth: 4 },
        keys.map((key): Asked => ({ text: quoteLexeme(key), holds: (paper) => places(key).has(paper) })),
        tie('asked').map(({ text, holds }): Asked => ({ text: `!(${text})`, holds: (at) => !holds(at) })),
        fc.tuple(tie('asked'), tie('asked')).map(
          ([one, other]): Asked => ({
            text: `(${one.text}) & (${other.text})`,
            holds: (at) => one.holds(at) && other.holds(at),
          }),
        ),
        fc.tuple(tie('asked'), tie('asked')).map(
          ([one, other]): Asked => ({
            text: `(${one.text}) | (${other.text})`,
            holds: (at) => one.holds(at) || other.holds(at),
          }),
        ),
      ),
    }));
    fc.assert(
      fc.property(asked, ({ text, holds }) => {
        const papers = Array.from({ length: SIZE }, (_, paper) => paper).filter(holds);
        expect(countSampled(sample, text)).toBe(papers.length);
      }),
    );
  });

  it.each([
    '',
    "'model' <-> 'data'",
    "('model'",
    "'model')",
    "'model' 'data'",
    'model',
    "'model",
    "'model' &",
  ])('that %j asks for: an error, as it is no query over keys', (query) => {
    expect(() => countSampled(sample, query)).toThrow(/is no query over keys|is not closed/);
  });

  it('are told of whatever is searched for', { timeout: 60_000 }, () => {
    const random = seededRandom(20_261_129);
    let asked = 0;
    for (let count = 0; count < 6_000; count++) {
      const text = hostileText(random);
      const { tree } = parseQuery(text);
      const keys = tree && compileQuery(tree, text, { concepts: [], topics: new Map() })?.match.keys;
      if (!keys) continue;
      asked += 1;
      expect(countSampled(sample, keys), text.slice(0, 300)).toBeLessThanOrEqual(SIZE);
    }
    expect(asked).toBeGreaterThan(1_000);
  });
});

describe('down to which standing so many papers should match', () => {
  /** All are "owl", the better half also "night". */
  const standing = sampleOf({
    owl: Array.from({ length: SIZE }, (_, place) => place),
    night: Array.from({ length: SIZE / 2 }, (_, place) => SIZE / 2 + place),
  });
  const papers = 10 * SIZE;

  it('is told by where those of a sample stand, with some more to be sure', () => {
    // 16 of the sample, and twice the root of that.
    const given = { matches: 160, papers };
    expect(standingWith(standing, "'owl'", given)).toBe(10 * (SIZE - 24));
    expect(standingWith(standing, "'owl' & !'night'", given)).toBe(10 * (SIZE / 2 - 24));
  });

  it('is not told by few, nor where there are not so many', () => {
    expect(standingWith(standing, "'owl'", { matches: 150, papers })).toBeNull();
    expect(standingWith(standing, "'night'", { matches: 300, papers })).toBeNull();
  });
});
