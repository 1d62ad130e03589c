import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentText } from './abstract-segments';
import { cleanText } from './tex-text';

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

  it('hold all the text, with links that are safe to follow', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem()), (raw) => {
        const clean = cleanText(`${raw} $x^2$ https://x.org/${raw}`);
        const segments = segmentText(clean).flat();
        const again = segments.map((each) => (each.kind === 'math' ? `$${each.tex}$` : each.text)).join('');
        expect(again).toBe(clean.replaceAll('\\$', '$').replaceAll('\n\n', ''));
        for (const each of segments) if (each.kind === 'link') expect(each.url).toMatch(/^https?:\/\//);
      }),
    );
  });
});
