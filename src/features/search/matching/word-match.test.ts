import { describe, expect, it } from 'vitest';
import { matchWords, partsOfWord } from './word-match';

const parts = (text: string) =>
  partsOfWord(text).map(({ match, start, end, isWhole }) => [text.slice(start, end), match.keys, isWhole]);

describe('the words of a typed word', () => {
  it('are weighed each by itself, and their compound besides', () => {
    expect(parts('vision-language')).toEqual([
      ['vision', "('vision') | ('visionlanguag')", false],
      ['language', "('languag') | ('visionlanguag')", false],
      ['vision-language', "'visionlanguag'", true],
    ]);
  });

  it('are those of each part of it', () => {
    expect(parts('f(x)')).toEqual([
      ['f', "'f'", false],
      ['x', "'x'", false],
    ]);
  });

  it('are none where it is one', () => {
    expect(parts('vision')).toEqual([]);
    expect(parts('the')).toEqual([]);
  });

  it('must all be there for a paper to match in full', () => {
    expect(matchWords({ text: 'vision-language', field: null, quoted: false })?.match.keys).toBe(
      "('visionlanguag') | (('vision') & ('languag'))",
    );
  });
});
