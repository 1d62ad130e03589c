import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { listCandidates } from './typed-text';

const abbreviationsOf = (text: string) =>
  listCandidates(text)
    .filter(({ words }) => words === 1)
    .flatMap(({ abbreviations }) => abbreviations);

describe('what may be a form in a typed text', () => {
  it('is each run of up to eight words, as an expansion is looked up', () => {
    const candidates = listCandidates('Fast Multi-Layer Perceptrons');
    expect(candidates.map(({ expansion }) => expansion)).toEqual([
      'fast',
      'fast multilayer',
      'fast multilayer perceptron',
      'multilayer',
      'multilayer perceptron',
      'perceptron',
    ]);
    expect(candidates[4]).toMatchObject({ start: 5, end: 28, words: 2 });
  });

  it('is an abbreviation in any case, but not a common word in lower case', () => {
    expect(abbreviationsOf('mlps MLPs Rag')).toEqual(['mlps', 'mlp', 'mlp', 'rag']);
    expect(abbreviationsOf('what can we map or Map in gaps')).not.toContain('can');
    expect(abbreviationsOf('can map Map gaps')).toEqual([]);
    expect(abbreviationsOf('CAN MAP GAPs')).toEqual(['can', 'map', 'gap']);
  });

  it('joins what hyphens join, never what spaces part', () => {
    const joined = listCandidates('VQ-VAEs').flatMap(({ words, abbreviations }) =>
      words > 1 ? abbreviations : [],
    );
    expect(joined).toContain('vqvae');
    expect(listCandidates('no de').flatMap(({ abbreviations }) => abbreviations)).not.toContain('node');
  });

  it('stands in the text where it says, and is bounded, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { start, end, words, expansion } of listCandidates(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(words).toBeLessThanOrEqual(8);
          expect(expansion).not.toBe('');
        }
      }),
    );
    expect(listCandidates('\u1a55')).toEqual([]);
    expect(listCandidates('multi layer '.repeat(20_000)).length).toBeLessThanOrEqual(64 * 8);
  });
});
