import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMath } from './mathml';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe('rendered mathematics', () => {
  it('is MathML', () => {
    expect(renderMath('\\gamma')).toBe('<math><mi>γ</mi></math>');
    expect(renderMath('O(n^2)')).toContain('<msup>');
  });

  it.each(['\\frac{a}', 'a_1_2', '}', '<b>&"'])(
    'is the TeX itself, escaped, where it cannot be read: %s',
    (tex) => {
      const markup = renderMath(tex);
      expect(markup).toMatch(/^<(?:code|math)>/);
      expect(markup).not.toContain('<b>');
    },
  );

  it('shows a macro of the paper’s own by its name', () => {
    expect(renderMath('O(\\myloss)')).toMatch(/^<math>.*myloss/);
    expect(renderMath('\\eps')).toBe(renderMath('\\epsilon'));
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{http://x.org/a.png}',
    '\\style{color:red}{x}',
    '\\class{a}{x}',
  ])('takes no address, style or script from the TeX: %s', (tex) => {
    expect(renderMath(tex)).toMatch(/^<code>/);
  });

  it('stops at macros that expand without end, and at TeX without end', () => {
    expect(renderMath('\\def\\a{\\a\\a}\\a')).toMatch(/^<code>/);
    expect(renderMath('{'.repeat(200_000))).toMatch(/^<code>/);
    expect(renderMath('x^'.repeat(900))).toMatch(/^<code>/);
    expect(renderMath('{'.repeat(900) + '}'.repeat(900))).toMatch(/^<(?:code|math)/);
  });

  it('is well-formed and escaped markup, whatever came in', { timeout: 60_000 }, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '\\',
        '{',
        '}',
        '<',
        '>',
        '&',
        '"',
        '^',
        '_',
        '\\text{',
        '\\frac',
        '\\color{red}',
        '\ud800',
        '$',
        '\\unicode{x41}',
      ),
      anyText,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const markup = renderMath(pieces.join(''));
        expect(markup.isWellFormed()).toBe(true);
        expect(markup).not.toMatch(/<(?:script|a|img|iframe|style|svg)\b|\son\w+\s*=|javascript:/i);
        expect(markup.replace(/<\/?m?[a-z]+(?:\s[a-z-]+="[^"<>]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});
