import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactForm, otherForm, widerQueries } from './rephrase';

describe('searching a form as it is written', () => {
  it('puts it in quotes where the query has it, in any case', () => {
    expect(exactForm('MLP', 'MLP')).toBe('"MLP"');
    expect(exactForm('vision mlp code', 'MLP')).toBe('vision "mlp" code');
    expect(exactForm('multi-layer perceptron pruning', 'multi-layer perceptron')).toBe(
      '"multi-layer perceptron" pruning',
    );
  });

  it('does not mistake part of a word, a phrase, a filter or an exclusion for it', () => {
    expect(exactForm('gMLP MLP', 'MLP')).toBe('gMLP "MLP"');
    expect(exactForm('"an MLP" -MLP topic:MLP title:MLP MLP', 'MLP')).toBe(
      '"an MLP" -MLP topic:MLP title:MLP "MLP"',
    );
    expect(exactForm('(MLP OR KAN) year:2025', 'MLP')).toBe('("MLP" OR KAN) year:2025');
  });

  it('takes every sign literally', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, form) => exactForm(text, form).includes('"')));
  });

  it('can give way to one of its meanings', () => {
    expect(otherForm('CAM vision year:2025', 'CAM', 'class activation map')).toBe(
      '"class activation map" vision year:2025',
    );
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
    expect(widerQueries('"mixture of depths"')).toEqual(['mixture of depths']);
  });

  it('let go of filters before words', () => {
    expect(widerQueries('kan cat:cs.CL year:2025')).toEqual([
      'kan cat:cs.CL',
      'kan year:2025',
      'cat:cs.CL year:2025',
    ]);
  });

  it('are not offered where there is but one word, nor for what is excluded only', () => {
    for (const text of ['MLP', '', '-survey', 'kan OR splines']) expect(widerQueries(text)).toEqual([]);
    expect(widerQueries('kan -survey')).toEqual(['kan']);
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
