import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Sparkline } from './sparkline';
import { sparklinePath } from './sparkline-path';

describe('a sparkline', () => {
  it('rises from its lowest value to its highest', () => {
    expect(sparklinePath({ values: [0, 5, 10], width: 24, height: 12 })).toEqual({
      path: 'M2 10L12 6L22 2',
      end: { x: 22, y: 2 },
    });
  });

  it('runs in the middle where nothing changes', () => {
    expect(sparklinePath({ values: [7, 7], width: 24, height: 12 })?.path).toBe('M2 6L22 6');
  });

  it('is none of fewer than two values', () => {
    expect(sparklinePath({ values: [], width: 24, height: 12 })).toBeNull();
    expect(sparklinePath({ values: [3, Number.NaN], width: 24, height: 12 })).toBeNull();
  });

  it('stays within its frame, whatever the values', () => {
    const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(values, (given) => {
        const numbers =
          sparklinePath({ values: given, width: 72, height: 18 })?.path.match(/-?[\d.]+/g) ?? [];
        expect(numbers).toHaveLength(given.length * 2);
        numbers.forEach((number, index) => {
          expect(Number(number)).toBeGreaterThanOrEqual(0);
          expect(Number(number)).toBeLessThanOrEqual(index % 2 === 0 ? 72 : 18);
        });
      }),
    );
  });

  it('is a picture with a name', () => {
    const html = renderToStaticMarkup(createElement(Sparkline, { values: [1, 2], label: 'Votes <rising>' }));
    expect(html).toContain('role="img" aria-label="Votes &lt;rising&gt;"');
  });
});
