import { describe, expect, it } from 'vitest';
import { hoursBetweenLooks, isLookDue } from './look-schedule';

const quiet = { isGaining: false, isGone: false };
const hours = (ageDays: number, more: Partial<Parameters<typeof hoursBetweenLooks>[0]> = {}) =>
  hoursBetweenLooks({ ageDays, ...quiet, ...more });

describe('a repository is looked at', () => {
  it('four times a day while its paper is new, then daily, weekly, and monthly', () => {
    expect([-1, 0, 7].map((days) => hours(days))).toEqual([6, 6, 6]);
    expect([8, 30].map((days) => hours(days))).toEqual([24, 24]);
    expect([31, 365].map((days) => hours(days))).toEqual([168, 168]);
    expect([366, 20_000].map((days) => hours(days))).toEqual([720, 720]);
  });

  it('daily while it gains stars, however old the paper', () => {
    expect([0, 20, 400].map((days) => hours(days, { isGaining: true }))).toEqual([6, 24, 24]);
  });

  it('less often where there was none, which may be opened yet', () => {
    expect([0, 20, 400].map((days) => hours(days, { isGone: true, isGaining: true }))).toEqual([
      24, 96, 2880,
    ]);
  });

  it('at once where it never was, and half an hour early, as runs begin once an hour', () => {
    const now = new Date('2026-11-28T10:20:00Z');
    const due = (fetchedAt: string | null) =>
      isLookDue({ ageDays: 0, ...quiet, fetchedAt: fetchedAt === null ? null : new Date(fetchedAt) }, now);
    expect(due(null)).toBe(true);
    expect(due('2026-11-28T04:50:00Z')).toBe(true);
    expect(due('2026-11-28T04:50:01Z')).toBe(false);
  });
});
