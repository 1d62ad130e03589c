import { describe, expect, it } from 'vitest';
import { parseHeaderDate, placeHeaderDate } from './header-date';

const place = (text: string, now: string) => {
  const date = parseHeaderDate(text);
  return date && placeHeaderDate(date, new Date(now));
};

describe("the date in a page's header", () => {
  it('is read as people write it', () => {
    for (const text of [
      'Mar 14',
      'March 14',
      '14 Mar',
      '14th March',
      'mar. 14',
      'Fri, Mar 14',
      'Friday 14 March',
    ]) {
      expect(parseHeaderDate(text)).toEqual({ month: 3, day: 14, year: null });
    }
    expect(parseHeaderDate('Sept 1, 2025')).toEqual({ month: 9, day: 1, year: 2025 });
    expect(parseHeaderDate('1 May 2025')).toEqual({ month: 5, day: 1, year: 2025 });
  });

  it('is nothing else', () => {
    for (const text of [
      'Mar',
      '14',
      'Mar 32',
      'Feb 30',
      'Mart 14',
      'Mar 14 papers',
      'May 5, 205',
      'Feb 29, 2025',
      '',
    ]) {
      expect(parseHeaderDate(text)).toBeNull();
    }
  });

  it('lies in the nearest past year in which it is a working day', () => {
    expect(place('Mar 14', '2026-11-24T00:00:00Z')).toBe('2025-03-14');
    expect(place('Mar 13', '2026-11-24T00:00:00Z')).toBe('2026-03-13');
    expect(place('Dec 31', '2026-11-24T00:00:00Z')).toBe('2025-12-31');
  });

  it('may be today, in UTC, but not tomorrow', () => {
    expect(place('Nov 24', '2026-11-24T00:00:00Z')).toBe('2026-11-24');
    expect(place('Nov 24', '2026-11-23T23:59:59Z')).toBe('2025-11-24');
    expect(place('Nov 24', '2026-11-23T23:59:59-03:00')).toBe('2026-11-24');
  });

  it('of a leap day is in a leap year', () => {
    expect(place('Feb 29', '2026-11-24T00:00:00Z')).toBe('2024-02-29');
    expect(place('Feb 29', '2024-02-28T00:00:00Z')).toBe('2016-02-29');
  });

  it('with a year is what it says', () => {
    expect(place('Mar 14, 2026', '2026-11-24T00:00:00Z')).toBe('2026-03-14');
  });
});
