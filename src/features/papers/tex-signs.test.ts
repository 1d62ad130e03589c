import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { hasTex } from './tex-signs';
import { cleanLine, plainText } from './tex-text';
import { soundUnicode } from './unicode';
import { findAddresses } from './web-address';

/** Pieces of which the rules of cleaning are made, and plain words. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...'sim times approx leq geq arrow left right circ http https: www. .io .com github.com red an é ° № – “ ﬁ 한'.split(
        ' ',
      ),
      ...[
        '\\',
        '$',
        '{',
        '}',
        '~',
        '^',
        '<',
        '`',
        "'",
        '"',
        '-',
        '_',
        '*',
        '>',
        '&',
        ';',
        '/',
        ':',
        '%',
        '|',
        '[',
        ']',
      ],
      ...['1', '20', ' ', ' ', '\n', '\u00a0', '\u200d', '\u0301'],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a text without TeX', () => {
  it('reads as it does beside some', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        fc.pre(!hasTex(text));
        expect(cleanLine(`${text} \\o`)).toBe(`${cleanLine(text)} ø`.trim());
      }),
      { numRuns: 5_000 },
    );
  });

  it('is plain already', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        fc.pre(!/[$\\]/.test(text));
        expect(plainText(`${text.trim()} \\$`)).toBe(`${plainText(text)} $`.trim());
      }),
    );
  });
});

describe('a text of ordinary characters', () => {
  it('is as sound as one with a byte order mark, which is left out', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pieces,
          anyText.map((text) => text.toWellFormed()),
        ),
        (text) => {
          expect(soundUnicode(text)).toBe(soundUnicode(`\uFEFF${text}`));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a text without a trace of an address', () => {
  it('has none, as where there is one behind it', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const [last, ...others] = findAddresses(`${text} https://example.org/`).reverse();
        expect(last?.url).toBe('https://example.org/');
        expect(findAddresses(text)).toEqual(others.reverse());
      }),
      { numRuns: 2_000 },
    );
  });
});
