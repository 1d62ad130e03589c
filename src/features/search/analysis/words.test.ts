import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords, WORD_PATTERN } from './words';

const EVERYWHERE = new RegExp(WORD_PATTERN, 'gu');

/** Pieces that words are made of, and what parts them. */
const PIECES = [
  ...'a b C x 1 2 3 123 10,000 1,2 ab Zq 9 + ++ +++ # * . , - – _ $ { } ’ é γ ² 中 の Ａ ́ 😀'.split(' '),
  ...["'", ' ', '\n', '\0', '\ud83d', '\ude00', 'İ', '٣', 'ﬁ'],
];

const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'binary-ascii', maxLength: 60 }),
);

describe('the words of a text', () => {
  it('are where their expression finds them', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = [...text.matchAll(EVERYWHERE)].map((match) => [match[0], match.index]);
        const read = readWords(text).map(({ start, end }) => [text.slice(start, end), start]);
        expect(read).toEqual(found);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["Bayes' rule, the model's", ['Bayes', 'rule', 'the', "model's"]],
    ['C++, C# and A* with k-means++', ['C++', 'C#', 'and', 'A*', 'with', 'k', 'means++']],
    ['a+b, x+++ and AB*', ['a', 'b', 'x', 'and', 'AB']],
    [
      'Qwen2.5 has 10,000 of 10,0000 and 1,00',
      ['Qwen2.5', 'has', '10,000', 'of', '10', '0000', 'and', '1', '00'],
    ],
    ['naïve γ-MoD’s 深度', ['naïve', 'γ', 'MoD’s', '深', '度']],
  ])('of %j', (text, words) => {
    expect(readWords(text).map((word) => word.text)).toEqual(words);
  });
});
