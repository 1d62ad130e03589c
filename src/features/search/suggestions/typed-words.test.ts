import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBeginnings, spoken, spokenForm, typedWords } from './typed-words';

describe('the words of a text as somebody begins to type them', () => {
  it('are lower case, without accents, cut at every sign, not stemmed', () => {
    expect(typedWords('Mixture-of-Experts: Learnings for GPT-4')).toEqual(
      'mixture of experts learnings for gpt 4'.split(' '),
    );
    expect(typedWords('Bernhard Schölkopf, Łukasz Kaiser & Søren Æ. Þórsson')).toEqual(
      'bernhard scholkopf lukasz kaiser soren ae thorsson'.split(' '),
    );
    expect(typedWords('γ-MoD “quoted” ΟΔΥΣΣΕΥΣ')).toEqual(['γ', 'mod', 'quoted', 'οδυσσευσ']);
  });

  it('are none where there is no letter', () => {
    for (const text of ['', ' ', '—', '🙂', '\u0301', '()"']) expect(typedWords(text), text).toEqual([]);
  });

  it('are found by their beginnings, in any order', () => {
    const form = spokenForm('Bernhard Schölkopf');
    expect(hasBeginnings(form, ['scholk', 'b'])).toBe(true);
    expect(hasBeginnings(form, ['kopf'])).toBe(false);
    expect(hasBeginnings(form, [])).toBe(true);
  });

  it('have one space before each and one at the end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const form = spokenForm(text);
        expect(form).toBe(
          typedWords(text)
            .map((word) => ` ${word}`)
            .join('') + (typedWords(text).length > 0 ? ' ' : form),
        );
      }),
    );
  });

  it('are the same for a text as for each of its letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const one = [...text].map(spoken).join('').replace(/ +/g, ' ');
        expect(one).toBe(spoken(text).replace(/ +/g, ' '));
      }),
    );
  });
});
