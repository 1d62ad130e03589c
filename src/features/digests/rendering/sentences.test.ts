import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/any-text';
import { digestPaper } from './content';
import { firstSentences } from './sentences';
import { wrapText } from './wrap';

const first = (text: string, sentences = 2, length = 120) => firstSentences(text, { sentences, length });

describe('the beginning of an abstract', () => {
  it('is its first sentences, whole', () => {
    expect(first('One is short. Two is too! Is three? Four.')).toBe('One is short. Two is too!');
    expect(first('See Fig. 2 of A. Author et al. for 3.5 of them, e.g. here. Then this. And that.', 1)).toBe(
      'See Fig. 2 of A. Author et al. for 3.5 of them, e.g. here.',
    );
    expect(first('It holds “always.” So we stop. More.', 1)).toBe('It holds “always.”');
    expect(first('Only one without an end')).toBe('Only one without an end');
  });

  it('is cut at a word where not even one fits', () => {
    expect(first(`${'word '.repeat(60)}end.`, 2, 40)).toBe('word word word word word word word word…');
    expect(first('First one fits. The second is far too long to fit in here at all.', 3, 30)).toBe(
      'First one fits.',
    );
  });

  it('is never longer than asked for, whatever it is of', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (text, length) => {
        expect(first(text, 3, length).length).toBeLessThanOrEqual(length + 1);
      }),
    );
  });

  it('stands in a digest, or a summary does, which says whose it is', () => {
    const paper = {
      key: '2406.11944',
      titleText: 'A title',
      withdrawn: false,
      authors: ['Ann Author'],
      authorCount: 1,
      topics: [{ slug: 'sae', name: 'Sparse autoencoders' }],
      votes: 3,
      gist: { text: 'One. Two…', by: null as string | null },
    };
    const shown = (given: Partial<typeof paper>, text: string | null) =>
      digestPaper({ paper: { ...paper, ...given }, text }, 'https://a.org');
    expect(shown({}, 'One. Two. Three. Four.')).toMatchObject({
      url: 'https://a.org/papers/2406.11944',
      topics: ['Sparse autoencoders'],
      gist: { text: 'One. Two. Three.', kind: 'abstract', by: null },
    });
    expect(shown({ gist: { text: 'Short.', by: 'Somebody' } }, 'Long.').gist).toEqual({
      text: 'Short.',
      kind: 'summary',
      by: 'Somebody',
    });
    expect(shown({ withdrawn: true, gist: null as never }, null)).toMatchObject({
      title: 'Withdrawn: A title',
      gist: null,
    });
  });
});

describe('wrapped text', () => {
  it('loses nothing but spaces, and keeps addresses whole', () => {
    expect(wrapText('a bc def', 4)).toEqual(['a bc', 'def']);
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapText('see https://example.org/long', 4)).toEqual(['see', 'https://example.org/long']);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(wrapText(text, 20).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
