import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis/analyse';
import { CHANGED_INITIALS } from './analysis/forms';
import { initialsOf, lexemeOf } from './analysis/lexeme';
import { markerOf } from './marks';
import type { Sequence } from './matching/tsquery';

const WORDS = [
  'better best good oestrogen estrogen γ gamma TNFα pre-training pretraining pre training state-of-the-art GPT-4 GPT4',
  'ResNet50 resnet C++ c 10,000 10000 Poincaré poincare ﬁne Fine MLPs mlp multi-layer perceptron t-SNE tsne 深度 學習',
  'models model modelling of the and k-means++ Bayes’ children mice mouse women indices best-of-breed non-linear',
].flatMap((line) => line.split(' '));

/** As it says: every word of a text is filed, and looked at. */
function marksByAll(text: string, sequences: Sequence[]) {
  const tokens = analyse(text);
  return tokens.flatMap((token, at) =>
    [token.lexeme, ...token.also].flatMap((lexeme) =>
      sequences.flatMap((sequence) => {
        const isHere =
          sequence[0]?.lexeme === lexeme &&
          sequence.every(({ lexeme: wanted, offset }) => {
            const other = tokens[at + offset];
            return other && (other.lexeme === wanted || other.also.includes(wanted));
          });
        if (!isHere) return [];
        let first = at;
        while (lexeme !== token.lexeme && tokens[first]?.joined) first--;
        return [
          { start: tokens[first]?.start, end: tokens[at + (sequence.at(-1)?.offset ?? 0)]?.end, sequence },
        ];
      }),
    ),
  );
}

describe('marks', () => {
  it('are where a look at every word finds them, whatever is looked for', () => {
    const texts = fc.array(fc.constantFrom(...WORDS, fc.sample(fc.string(), 1)[0] ?? ''), { maxLength: 40 });
    const sequences = fc.array(
      fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words): Sequence => {
        const tokens = analyse(words.join(' ')).filter(({ lexeme }) => lexeme !== '');
        const from = tokens[0]?.position ?? 0;
        return tokens.flatMap(({ lexeme, also, position }) =>
          [lexeme, ...also].slice(-1).map((each) => ({ lexeme: each, offset: position - from })),
        );
      }),
      { maxLength: 4 },
    );
    let found = 0;
    fc.assert(
      fc.property(texts, sequences, (words, wanted) => {
        const text = words.join(' ');
        const known = wanted.filter((sequence) => sequence.length > 0);
        const marks = markerOf(known)(text);
        const order = (list: unknown[]) => list.map((each) => JSON.stringify(each)).toSorted();
        expect(order(marks)).toEqual(order(marksByAll(text, known)));
        found += marks.length;
      }),
      { numRuns: 2_000, seed: 20_261_129 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it('are found in a chain of any length', () => {
    const chain = `${'b-'.repeat(20_000)}better`;
    expect(markerOf([[{ lexeme: 'good', offset: 0 }]])(chain)).toHaveLength(1);
    expect(markerOf([[{ lexeme: 'zebra', offset: 0 }]])(chain)).toEqual([]);
  });

  it('of words that begin as their lexeme does, or as its other forms do', () => {
    expect(CHANGED_INITIALS.length).toBeGreaterThan(0);
    for (const word of WORDS.flatMap((each) => analyse(each).flatMap(() => each.split(/[^\p{L}\p{N}]+/u)))) {
      const initial = word.charAt(0).toLowerCase();
      const lexeme = lexemeOf(word);
      if (lexeme !== '' && initial <= '\x7f') expect(initialsOf(lexeme), word).toContain(initial);
    }
  });
});
