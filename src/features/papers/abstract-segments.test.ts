import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentText } from './abstract-segments';
import { cleanText } from './tex-text';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe('the segments of a text', () => {
  it('are paragraphs of text, mathematics and links', () => {
    expect(segmentText('The $\\gamma$ at https://x.org/a. It costs \\$5.\n\nSecond')).toEqual([
      [
        { kind: 'text', text: 'The ' },
        { kind: 'math', tex: '\\gamma' },
        { kind: 'text', text: ' at ' },
        { kind: 'link', url: 'https://x.org/a', text: 'https://x.org/a' },
        { kind: 'text', text: '. It costs $5.' },
      ],
      [{ kind: 'text', text: 'Second' }],
    ]);
    expect(segmentText('')).toEqual([]);
  });

  it('hold all the text, with links that are safe to follow', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.lorem()), (raw) => {
        const clean = cleanText(`${raw} $x^2$ https://x.org/${raw}`);
        const segments = segmentText(clean).flat();
        const again = segments.map((each) => (each.kind === 'math' ? `$${each.tex}$` : each.text)).join('');
        expect(again).toBe(clean.replaceAll('\\$', '$').replaceAll('\n\n', ''));
        for (const each of segments) if (each.kind === 'link') expect(each.url).toMatch(/^https?:\/\//);
      }),
    );
  });
});
