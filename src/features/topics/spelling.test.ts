import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { spellingKey, spellings, tokenise } from './spelling';

describe('the spelling of a phrase', () => {
  it('is one whether a hyphen, a space or nothing joins its prefix, in singular or plural', () => {
    const key = spellingKey('multilayer perceptron');
    for (const same of ['Multi-Layer Perceptrons', 'multi layer perceptron', 'MultiLayer perceptrons']) {
      expect(spellingKey(same), same).toBe(key);
    }
    expect(spellingKey('Multi‐Modal LLMs')).toBe(spellingKey('multimodal LLM'));
    expect(spellingKey('Kolmogorov–Arnold networks')).toBe(spellingKey('Kolmogorov-Arnold Network'));
    expect(spellingKey('Schrödinger bridges')).toBe(spellingKey('Schrodinger bridge'));
    expect(spellingKey('quantisation')).toBe(spellingKey('Quantization'));
  });

  it('is searched for in all the ways that differ', () => {
    expect(spellings('multi-layer perceptron')).toEqual(['multi layer perceptron', 'multilayer perceptron']);
    expect(spellings('multilayer perceptron')).toEqual(['multi layer perceptron', 'multilayer perceptron']);
    expect(spellings('mixture-of-experts')).toEqual(['mixture of experts']);
    expect(spellings('…')).toEqual([]);
  });

  it('leaves an abbreviation after a prefix a word of its own', () => {
    expect(tokenise('a multi-LLM setting').map((token) => token.word)).toEqual([
      'a',
      'multi',
      'LLM',
      'setting',
    ]);
  });

  it('says where each word stands, in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const places = tokenise(text).flatMap(({ start, end }) => [start, end]);
        return [0, ...places, text.length].every((place, index, all) => place >= (all[index - 1] ?? 0));
      }),
    );
  });
});
