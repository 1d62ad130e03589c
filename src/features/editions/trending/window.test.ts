import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { parseWindow, WINDOWS, windowHref, windowRange } from './window';

describe('a window of what is trending', () => {
  it('has an address from which it is read', () => {
    for (const { window } of WINDOWS) {
      expect(parseWindow(windowHref(window).split('/')[3] ?? 'all')).toBe(window);
    }
    expect(windowHref('7-days', 3)).toBe('/papers/trending/7-days?p=3');
    expect(parseWindow('week')).toBeNull();
  });

  it('ends with the newest edition, however old that is', () => {
    const latest = '2026-06-30' as Day;
    expect(windowRange('today', latest)).toEqual({ first: latest, last: latest });
    expect(windowRange('7-days', latest)).toEqual({ first: '2026-06-24', last: latest });
    expect(windowRange('30-days', latest)).toEqual({ first: '2026-06-01', last: latest });
  });
});
