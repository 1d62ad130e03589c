import { describe, expect, it } from 'vitest';
import { monthGrid } from './calendar-grid';

describe('the grid of a month', () => {
  it('begins its weeks on Monday and leaves the days of other months out', () => {
    const weeks = monthGrid('2025-03');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([null, null, null, null, null, '2025-03-01', '2025-03-02']);
    expect(weeks[5]).toEqual(['2025-03-31', null, null, null, null, null, null]);
  });

  it('needs four weeks for a February that begins on a Monday', () => {
    expect(monthGrid('2027-02')).toHaveLength(4);
  });

  it('holds every day of a leap February once', () => {
    expect(monthGrid('2024-02').flat().filter(Boolean)).toHaveLength(29);
  });

  it('is empty for a month there is not', () => {
    expect(monthGrid('2025-13')).toEqual([]);
  });
});
