import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markTyped } from './marking';
import { typedWords } from './typed-words';

/** The text with its marked parts in brackets. */
function marked(text: string, typed: string): string {
  return markTyped(text, typedWords(typed))
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');
}

describe('what was typed of a text', () => {
  it('is marked where it stands together', () => {
    expect(marked('Attention Is All You Need', 'is all y')).toBe('Attention [Is All Y]ou Need');
    expect(marked('Pre-training of transformers', 'pre tra')).toBe('[Pre-tra]ining of transformers');
  });

  it('is else marked word by word, in any order', () => {
    expect(marked('Geoffrey E. Hinton', 'hin geo')).toBe('[Geo]ffrey E. [Hin]ton');
    expect(marked('All is all', 'is need')).toBe('All [is] all');
  });

  it('is marked under its accents, and letters are whole', () => {
    expect(marked('Bernhard Schölkopf', 'scho')).toBe('Bernhard [Schö]lkopf');
    expect(marked('Scho\u0308lkopf', 'scho')).toBe('[Scho\u0308]lkopf');
    expect(marked('Straße', 'stras')).toBe('[Straß]e');
    expect(marked('𝔸BC of learning', 'a')).toBe('[𝔸]BC of learning');
  });

  it('is not marked within a word, or where nothing was typed', () => {
    expect(marked('Relearning', 'learn')).toBe('Relearning');
    expect(marked('Learning', '')).toBe('Learning');
  });

  it('leaves the text as it is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(text, text, fc.nat({ max: 30 }), (one, other, from) => {
        for (const typed of [other, one.slice(from), `${other} ${one.slice(0, from)}`]) {
          const pieces = markTyped(one, typedWords(typed));
          expect(pieces.map((piece) => piece.text).join('')).toBe(one);
          expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        }
      }),
    );
  });
});
