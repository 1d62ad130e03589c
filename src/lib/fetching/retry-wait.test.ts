import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { askedWaitMs, backoffMs } from './retry-wait';

const NOW = Date.UTC(2026, 10, 28, 12, 0, 0);
const asked = (headers: Record<string, string>) => askedWaitMs(new Headers(headers), NOW);

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sat, 28 Nov 2026 12:02:00 GMT', 120_000],
    ['Saturday, 28-Nov-26 12:02:00 GMT', 120_000],
    ['Sat Nov 28 12:02:00 2026', 120_000],
    ['Sat, 28 Nov 2026 11:00:00 GMT', 0],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['2026', 2_026_000],
    ['2026-11-28', null],
    ['Sat, 99 Nov 2026 12:02:00 GMT', null],
  ])('"%s" means a wait of %s ms', (text, ms) => expect(asked({ 'retry-after': text })).toBe(ms));

  it('as a date is taken against the server’s own clock', () => {
    const headers = { 'retry-after': 'Sat, 28 Nov 2026 10:02:00 GMT', date: 'Sat, 28 Nov 2026 10:00:00 GMT' };
    expect(asked(headers)).toBe(120_000);
  });

  it('goes before the time at which a limit begins anew, which counts where it is used up', () => {
    const reset = { 'x-ratelimit-reset': String(NOW / 1_000 + 60) };
    expect(asked({ ...reset, 'x-ratelimit-remaining': '0' })).toBe(60_000);
    expect(asked({ ...reset, 'x-ratelimit-remaining': '0', 'retry-after': '5' })).toBe(5_000);
    expect(asked({ ...reset, 'x-ratelimit-remaining': '7' })).toBeNull();
    expect(asked({ 'x-ratelimit-reset': 'never', 'x-ratelimit-remaining': '0' })).toBeNull();
  });

  it('of any text is a time or nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const headers = { get: (name: string) => (name === 'retry-after' ? text : null) } as Headers;
        const ms = askedWaitMs(headers, NOW);
        expect(ms === null || (Number.isFinite(ms) && ms >= 0)).toBe(true);
      }),
    );
  });
});

describe('the pause between attempts', () => {
  it('doubles, is shifted by half at most, and never exceeds what is allowed', () => {
    const pauses = (random: number) =>
      [1, 2, 3, 10, 10_000].map((attempt) => backoffMs(attempt, { random: () => random, most: 60_000 }));
    expect(pauses(0)).toEqual([500, 1_000, 2_000, 60_000, 60_000]);
    expect(pauses(0.5)).toEqual([1_000, 2_000, 4_000, 60_000, 60_000]);
  });
});
