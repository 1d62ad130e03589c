import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellingTerms } from './telling-terms';
import { countTerms } from './term-uses';

const PAPERS = 10_000;

function termsOf(
  text: { title?: string; body?: string },
  counts: Record<string, number> = {},
  papers = PAPERS,
) {
  const uses = countTerms({ title: text.title ?? '', body: text.body ?? '' });
  const known = new Map([...uses.keys()].map((lexeme) => [lexeme, counts[lexeme] ?? 50]));
  return tellingTerms(uses, { counts: known, papers });
}

function labels(...given: Parameters<typeof termsOf>): string[] {
  return termsOf(...given).map(({ label }) => label);
}

describe('the most telling terms of a paper', () => {
  it('are the rare ones, and of equally rare ones those of the title, then the frequent ones', () => {
    const text = { title: 'Owls', body: 'Mice and voles. Mice run. Hawks.' };
    expect(labels(text)).toEqual(['Owls', 'Mice', 'Hawks', 'run', 'voles']);
    expect(labels(text, { hawk: 3, owl: 500 })[0]).toBe('Hawks');
    expect(labels(text, { owl: 9_000 }).at(-1)).toBe('Owls');
  });

  it('are words as the paper writes them, most often, not stems', () => {
    expect(
      labels({ title: 'Probing Transcoders', body: 'Our transcoders are probed. Probing is probing.' }),
    ).toEqual(expect.arrayContaining(['transcoders', 'Probing']));
  });

  it('are compounds as they are written; a part that stands nowhere else goes with them', () => {
    expect(labels({ body: 'A vision-language model' })).toEqual(['model', 'vision-language']);
    expect(labels({ body: 'A vision-language model of vision' })).toEqual(
      expect.arrayContaining(['vision-language', 'vision', 'model']),
    );
    expect(labels({ body: 'A pre training of GPT-4' })).toEqual(
      expect.arrayContaining(['pre training', 'GPT-4']),
    );
  });

  it('are the parts, where no other paper has the compound', () => {
    expect(labels({ body: 'A vision-language model' }, { visionlanguag: 1 }).toSorted()).toEqual([
      'language',
      'model',
      'vision',
    ]);
  });

  it('name the family of a numbered name beside it', () => {
    expect(labels({ body: 'ResNet50 wins' })).toEqual(expect.arrayContaining(['ResNet50', 'ResNet']));
  });

  it('are no stop words, numbers, letters, addresses, nor words that no other paper has', () => {
    const body =
      'The x of 2024 is at https://github.com/press/fair, press.io/fair and www.press.org: Zyzzyva plates';
    expect(labels({ body }, { zyzzyva: 1 })).toEqual(['plates']);
    expect(labels({})).toEqual([]);
  });

  it('are told of a text that is one chain of hyphens', () => {
    const body = 'owls-'.repeat(10_000);
    expect(labels({ body, title: 'Of mice' })).toEqual(expect.arrayContaining(['mice', 'owls']));
  });

  it('are at most fourteen, heaviest first, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 60 }), (title, body) => {
        const weights = termsOf({ title, body }).map(({ weight }) => weight);
        expect(weights.length).toBeLessThanOrEqual(14);
        expect(weights).toEqual(weights.toSorted((one, other) => other - one));
        for (const weight of weights) expect(weight).toBeGreaterThan(0);
      }),
    );
  });
});
