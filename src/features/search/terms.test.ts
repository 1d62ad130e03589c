import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findExpansions } from '@/features/topics/expansions';
import { plainQuery, readQuery, standingAlone, widenable } from './terms';

const mlp = {
  forms: [
    { form: 'MLP', kind: 'abbreviation' as const },
    { form: 'multi-layer perceptron', kind: 'expansion' as const },
  ],
};

function read(typed: string) {
  const text = plainQuery(typed);
  return readQuery(text, standingAlone(text, findExpansions(widenable(text), [mlp])));
}

/** The first phrase of each term, with a minus where it is excluded. */
function outline(typed: string): string[][] {
  return read(typed).map((terms) => terms.map(({ phrases, excluded }) => (excluded ? '-' : '') + phrases[0]));
}

const allForms = ['MLP', 'MLPs', 'multi-layer perceptron', 'multi layer perceptron', 'multilayer perceptron'];

describe('a query', () => {
  it('asks for all of its words', () => {
    expect(outline('sparse  vision, models')).toEqual([['sparse', 'vision,', 'models']]);
  });

  it('keeps quoted phrases together, whatever the quotes, closed or not', () => {
    expect(outline('"mixture of depths" adaptation')).toEqual([['mixture of depths', 'adaptation']]);
    expect(outline('“mixture of depths” adaptation')).toEqual([['mixture of depths', 'adaptation']]);
    expect(outline('adaptation "mixture of')).toEqual([['adaptation', 'mixture of']]);
  });

  it('excludes what follows a minus, and only at the beginning of a word', () => {
    expect(outline('vision -survey -"large language"')).toEqual([['vision', '-survey', '-large language']]);
    expect(outline('state-of-the-art - x')).toEqual([['state-of-the-art', 'x']]);
  });

  it('offers alternatives with OR, in capitals', () => {
    expect(outline('kan splines OR mixers')).toEqual([['kan', 'splines'], ['mixers']]);
    expect(outline('OR heuristics or guesswork OR')).toEqual([['heuristics', 'or', 'guesswork']]);
  });

  it('looks for a word under every spelling the index may have', () => {
    expect(read('GPT-4')[0]?.[0]?.phrases).toEqual(['GPT-4', 'GPT 4', 'GPT4']);
    expect(read('pretraining')[0]?.[0]?.phrases).toEqual(['pretraining', 'pre training']);
    expect(read('SSMs')[0]?.[0]?.phrases).toEqual(['SSMs', 'SSM']);
  });

  it('widens a topic’s name, typed in any case, to every other', () => {
    for (const typed of ['MLP', 'mlps', 'multilayer perceptrons', 'Multi Layer Perceptron']) {
      expect(read(typed), typed).toHaveLength(1);
      expect(read(typed)[0], typed).toHaveLength(1);
      expect(read(typed)[0]?.[0]?.phrases, typed).toEqual(expect.arrayContaining(allForms));
    }
    expect(outline('fast multi-layer perceptrons, pruned')).toEqual([['fast', 'MLP', 'pruned']]);
  });

  it('does not widen what is quoted, excluded or part of a name', () => {
    expect(read('"MLP"')[0]?.[0]?.phrases).toEqual(['MLP']);
    expect(read('vision -MLP')[0]?.[1]).toEqual({ phrases: ['MLP', 'MLPs'], excluded: true });
    expect(read('MLP-Mixer')[0]?.[0]?.phrases).toEqual(['MLP-Mixer', 'MLP Mixer', 'MLPMixer']);
    expect(outline('multi "x" layer perceptron')).toEqual([['multi', 'x', 'layer', 'perceptron']]);
  });

  it('may be of nothing', () => {
    for (const typed of ['', ' ', '"', '""', '-', '- -', '!?', 'OR', '"…" OR -'])
      expect(read(typed), typed).toEqual([]);
  });

  it('is any text at all', () => {
    const anyText = fc
      .array(
        fc.oneof(fc.constantFrom('"', '-', ' ', 'OR', 'MLP', '“', '\0'), fc.integer({ max: 0xffff, min: 0 })),
      )
      .map((parts) =>
        parts.map((part) => (typeof part === 'number' ? String.fromCharCode(part) : part)).join(''),
      );
    fc.assert(
      fc.property(anyText, (typed) =>
        read(typed)
          .flat()
          .every(({ phrases }) => phrases.length > 0 && phrases.every((phrase) => phrase.isWellFormed())),
      ),
    );
  });
});
