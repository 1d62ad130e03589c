import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStopWord, lexemeOf } from './lexeme';

const SAME = [
  ['pruning', 'pruned', 'Prunes'],
  ['MLPs', 'MLP', 'mlps', 'mlp'],
  ['GPUs', 'gpus', 'GPU', "GPU's"],
  ['LoRAs', 'LoRA', 'lora'],
  ['γ', 'gamma', 'Γ'],
  ['TNFα', 'TNFalpha'],
  ['Poincaré', 'Poincare', 'Poincare’s'],
  ['generalisation', 'generalization', 'generalised'],
  ['behaviour', 'behavior', 'behaviours'],
  ['modelling', 'modeling', 'models'],
  ['analysis', 'analyses', 'analyze', 'analysed', 'analyzing'],
  ['hypothesis', 'hypotheses', 'hypothesised'],
  ['anaemia', 'anemia'],
  ['programmes', 'programs'],
  ['matrices', 'matrix'],
  ['indices', 'index', 'indexes'],
  ['criteria', 'criterion'],
  ['larger', 'large', 'largest'],
  ['experiments', 'experimental', 'experiment'],
  ['10,000', '10000'],
  ['ﬁne', 'fine'],
];

const APART = [
  ['transformer', 'transform'],
  ['experiment', 'experience'],
  ['objective', 'object'],
  ['position', 'positive'],
  ['universal', 'university'],
  ['organization', 'organ'],
  ['critic', 'critical'],
  ['tokenizer', 'token'],
  ['C++', 'C'],
  ['C#', 'C'],
  ['Bayes', 'bay'],
];

describe('the lexeme of a word', () => {
  it.each(SAME)('is one for %s and %s', (first, ...others) => {
    for (const other of others) expect(lexemeOf(other)).toBe(lexemeOf(first));
    expect(lexemeOf(first)).not.toBe('');
  });

  it.each(APART)('is not the same for %s and %s', (one, other) => {
    expect(lexemeOf(one)).not.toBe(lexemeOf(other));
  });

  it('keeps the signs of a name', () => {
    expect(['C++', 'C#', 'A*', 'GPT4o', '3.1'].map(lexemeOf)).toEqual(['c++', 'c#', 'a*', 'gpt4o', '3.1']);
  });

  it('leaves Greek words and other scripts as they are', () => {
    expect(['λόγος', '注', 'модели'].map(lexemeOf)).toEqual(['λογος', '注', 'модели']);
  });

  it('is empty for a stop word, however it is written', () => {
    expect(['the', 'The', 'don’t', "DON'T", 'whose'].map(lexemeOf)).toEqual(['', '', '', '', '']);
    expect(isStopWord('Don’t')).toBe(true);
    expect(isStopWord('model')).toBe(false);
  });

  it('is short enough for Postgres whatever the word, and cuts no letter in two', () => {
    for (const word of ['ﷺ', `a${'𐌰'.repeat(500)}`, 'ε'.repeat(500), `x${'注'.repeat(2_000)}`]) {
      const lexeme = lexemeOf(word.repeat(200));
      expect(Buffer.byteLength(lexeme)).toBeLessThan(2_046);
      expect(lexeme.isWellFormed()).toBe(true);
    }
  });

  it('takes any text, and has no capitals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        expect(lexemeOf(word)).toBe(lexemeOf(word).toLowerCase());
      }),
    );
  });
});
