import { describe, expect, it } from 'vitest';
import { isPrefetch } from './prefetch';

describe('a page fetched ahead of its reader', () => {
  it.each([
    ['Sec-Purpose', 'prefetch'],
    ['Sec-Purpose', 'prefetch;prerender'],
    ['Purpose', 'prefetch'],
    ['X-Moz', 'prefetch'],
    ['Next-Router-Prefetch', '1'],
  ])('says so: %s: %s', (name, value) => {
    expect(isPrefetch(new Headers({ [name]: value }))).toBe(true);
  });

  it('is not one that somebody asked for', () => {
    expect(isPrefetch(new Headers())).toBe(false);
    expect(isPrefetch(new Headers({ RSC: '1', 'Sec-Fetch-Mode': 'navigate' }))).toBe(false);
  });
});
