import { describe, expect, it } from 'vitest';
import { durationText, instantText } from './time-text';

describe('times in tables', () => {
  it('are UTC, to the minute', () => {
    expect(instantText(new Date('2026-11-28T23:59:59.999Z'))).toBe('2026-11-28 23:59');
  });

  it('say how long something takes in the unit that fits', () => {
    expect(
      [0.04, 9.96, 340.4, 2_500, 61_000, 12 * 60_000, 3 * 3_600_000, 5 * 86_400_000].map(durationText),
    ).toEqual(['0.0 ms', '10.0 ms', '340 ms', '2.5 s', '61 s', '12 min', '3 h', '5 days']);
  });
});
