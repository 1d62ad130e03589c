import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../../tests/support/any-text';
import { ungroup } from './ungroup';

describe('braces that only keep capitals', () => {
  it('are taken off', () => {
    expect(ungroup('{Attention: All You Need} with {BERT}s')).toBe('Attention: All You Need with BERTs');
    expect(ungroup('{{A, B} and C}')).toBe('A, B and C');
  });

  it('stay where TeX needs them', () => {
    for (const tex of [
      String.raw`\emph{Set, one} {\"O}zg{\"u}r \"{o} \v{c} \'\i{} {\em two, three} \{a, b\}`,
      String.raw`\href{https://a.b}{here, there} \frac {a}{b} x^{n, m} \sqrt[3]{a, b}`,
      String.raw`$\{a, b\}$ $x_{1, 2}$ {$x$}`.replace('{$x$}', ''),
    ]) {
      expect(ungroup(tex)).toBe(tex);
    }
  });

  it('of any text at all are less or the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom('{', '}', '\\', '$', 'a') })),
        (text) => {
          const free = ungroup(text);
          expect(free.replace(/[{}]/g, '')).toBe(text.replace(/[{}]/g, ''));
          expect(free.length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
