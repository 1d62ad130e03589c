import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactForm, widerQueries } from './rephrase';

describe('searching a form as it is written', () => {
  it('puts it in quotes where the query has it, in any case', () => {
    expect(exactForm('MLP', 'MLP')).toBe('"MLP"');
    expect(exactForm('vision mlp code', 'MLP')).toBe('vision "mlp" code');
    expect(exactForm('multi-layer perceptron pruning', 'multi-layer perceptron')).toBe(
      '"multi-layer perceptron" pruning',
    );
  });

  it('does not mistake part of a word for it', () => {
    expect(exactForm('gMLP MLP', 'MLP')).toBe('gMLP "MLP"');
  });

  it('takes every sign literally', () => {
    fc.assert(fc.property(fc.string(), (form) => exactForm(form, form).includes('"')));
  });
});

describe('wider searches', () => {
  it('drop one word at a time, the last first', () => {
    expect(widerQueries('sparse mixture vision')).toEqual([
      'sparse mixture',
      'sparse vision',
      'mixture vision',
    ]);
  });

  it('begin without the quotes, and keep a phrase whole after that', () => {
    expect(widerQueries('"mixture of depths" MLP')).toEqual([
      'mixture of depths MLP',
      '"mixture of depths"',
      'MLP',
    ]);
  });

  it('are not offered where there is but one word', () => {
    expect(widerQueries('MLP')).toEqual([]);
    expect(widerQueries('')).toEqual([]);
  });

  it('never repeat the search, nor each other', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const offers = widerQueries(text.trim());
        expect(offers).not.toContain(text.trim());
        expect(new Set(offers).size).toBe(offers.length);
      }),
    );
  });
});
