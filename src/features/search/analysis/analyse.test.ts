import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analyse';

const lexemes = (text: string) => analyse(text).map(({ lexeme }) => lexeme);
/** All that a text is found under. */
const filed = (text: string) => new Set(analyse(text).flatMap(({ lexeme, also }) => [lexeme, ...also]));

describe('the words of a text', () => {
  it('are stemmed and keep their places, stop words too', () => {
    const text = 'The pruning of large models';
    expect(lexemes(text)).toEqual(['', 'prune', '', 'larg', 'model']);
    expect(analyse(text).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(analyse(text).map(({ start, end }) => text.slice(start, end))).toEqual(text.split(' '));
  });

  it.each([
    ['pre-training', 'pretraining'],
    ['multi modal', 'multimodal'],
    ['multi-modal', 'multimodal'],
    ['GPT-4', 'GPT4'],
    ['Llama-3.1', 'Llama3.1'],
    ['t-SNE', 'tSNE'],
    ['COVID-19', 'COVID19'],
    ['TNF-α', 'TNFalpha'],
    ['γ-MoD', 'gammamod'],
    ['wi‑fi', 'wifi'],
    ['mixture-of-experts', 'mixtureofexperts'],
  ])('written %s are also filed as %s', (apart, together) => {
    expect(filed(apart)).toContain(lexemes(together)[0]);
  });

  it.each([
    ['GPT4', 'GPT'],
    ['ResNet50', 'ResNet'],
    ['C++', 'C'],
    ['k-means++', 'means'],
    ['A100', 'A100'],
  ])('such as %s are also filed under %s', (word, name) => {
    expect(filed(word)).toContain(lexemes(name)[0]);
  });

  it('are parted where nothing belongs together', () => {
    expect(filed('2019-2020')).toEqual(new Set(['2019', '2020']));
    expect(filed('pages 10 - 20')).toEqual(new Set(['page', '10', '20']));
    expect(filed('non linear')).toEqual(new Set(['non', 'linear']));
    expect(lexemes('state-of-the-art')).toEqual(['state', '', '', 'art']);
    expect(filed('state-of-the-art')).not.toContain('ofth');
  });

  it('of a script without spaces are its characters', () => {
    expect(lexemes('注意力 attention')).toEqual(['注', '意', '力', 'attent']);
  });

  it('keep a number whole', () => {
    expect(lexemes('10,000 samples, 3.14, 1,2 and 2019,2020')).toEqual([
      '10000',
      'sampl',
      '3.14',
      '1',
      '2',
      '',
      '2019',
      '2020',
    ]);
  });

  it('lie in order within the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        let end = 0;
        for (const token of analyse(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
          expect(token.also).not.toContain('');
          expect(token.also).not.toContain(token.lexeme);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
