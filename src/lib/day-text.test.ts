import { describe, expect, it } from 'vitest';
import type { Day } from './day';
import {
  dayText,
  dayTextLong,
  dayTextNear,
  dayTextTiny,
  monthText,
  monthTextShort,
  rangeText,
} from './day-text';

const friday = '2025-03-14' as Day;

describe('days in words', () => {
  it('are the same wherever they are written', () => {
    expect(dayTextLong(friday)).toBe('Friday, 14 March 2025');
    expect(dayText(friday)).toBe('14 March 2025');
    expect(dayTextNear(friday)).toBe('Friday 14');
    expect(dayTextTiny(friday)).toBe('Fri 14');
    expect(monthText(friday)).toBe('March 2025');
    expect(monthTextShort(friday)).toBe('Mar 2025');
  });

  it('name a month and a year once in a range', () => {
    const range = (first: string, last: string) => rangeText({ first: first as Day, last: last as Day });
    expect(range('2026-06-22', '2026-06-28')).toBe('22 to 28 June 2026');
    expect(range('2026-06-29', '2026-07-05')).toBe('29 June to 5 July 2026');
    expect(range('2025-12-29', '2026-01-04')).toBe('29 December 2025 to 4 January 2026');
  });
});
