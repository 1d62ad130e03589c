import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis/analyse';
import { markerOf } from './marks';
import { bestPassage } from './passages';

function passage(text: string, words: string[]): string {
  const sequences = words.map((word) => [{ lexeme: analyse(word)[0]?.lexeme ?? '', offset: 0 }]);
  const pieces = bestPassage(text, markerOf(sequences)(text));
  return pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
}

describe('the passage shown of a text', () => {
  const text = 'We study birds. Owls hunt mice. Nobody knows why. Mice fear owls and hawks. The end.';

  it('is the sentences that match most, in their order', () => {
    expect(passage(text, ['mice', 'hawks', 'birds'])).toBe(
      'We study [birds]. … [Mice] fear owls and [hawks].',
    );
    expect(passage(text, ['knows'])).toBe('Nobody [knows] why.');
  });

  it('is the opening where nothing matches', () => {
    expect(passage(text, ['cats'])).toBe(text);
    expect(passage(`${'word '.repeat(200)}`, ['cats'])).toBe(`${'word '.repeat(63)}word…`);
  });

  it('cuts a long sentence around its match, between words', () => {
    const long = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
    const shown = passage(long, ['needle']);
    expect(shown).toMatch(/^… before(?: before)+ \[needle\] after(?: after)+…$/);
    expect(shown.length).toBeLessThan(300);
  });

  it('has one ellipsis where two sentences part', () => {
    const long = `A needle is here ${'and thread '.repeat(40)}. Not this one. `;
    expect(passage(`${long}A pin.${' Nor this.'.repeat(3)}`, ['needle', 'pin'])).toMatch(
      /^A \[needle\][^…]*… A \[pin\]\.$/,
    );
    expect(passage(`One needle. Not this. ${'before '.repeat(60)}pins.`, ['needle', 'pin'])).toMatch(
      /^One \[needle\]\. … before [^…]*\[pins\]\.$/,
    );
  });

  it('is the sentence that a reading from the beginning finds', () => {
    const pieces = fc.constantFrom(
      'Dr. ',
      'e.g. ',
      '3.5',
      ' of',
      '. ',
      '.',
      '? ',
      '"',
      ')',
      '\n\n',
      '\r\n',
      'An Owl',
      '…',
      '。',
    );
    const texts = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));
    const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const text = `${before} needle ${after}`;
        const all = Array.from(sentences.segment(text), ({ segment }) => segment.trim());
        expect(passage(text, ['needle'])).toBe(
          all.find((each) => each.includes('needle'))?.replace('needle', '[needle]'),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('is well-formed and short, whatever the text', () => {
    const words = fc.constantFrom('a', 'needle', '. ', ' ', '😀', '…', '\n', 'x'.repeat(50));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 300 }), (parts) => {
        const shown = passage(parts.join(''), ['needle']);
        return shown.isWellFormed() && shown.length < 1_500;
      }),
    );
  });
});
