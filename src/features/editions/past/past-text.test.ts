import { describe, expect, it } from 'vitest';
import { pastText, refusalOf, unknownText } from './past-text';

const now = new Date('2026-11-28T20:00Z');

describe('what is said of a board of the past', () => {
  it('is why there is none of such an instant', () => {
    expect(refusalOf('last week', now)).toMatch(
      /^“last week” names no instant\. Write one like 2026-11-01T08:00Z/,
    );
    expect(refusalOf(' ', now)).toMatch(/^No instant was given\./);
    expect(refusalOf('2026-11-28T20:01', now)).toBe('28 November 2026, 20:01 UTC is still to come.');
    expect(refusalOf('2026-11-28T20:00', now)).toBeNull();
  });

  it('is that nothing was counted before the first snapshot, or at all', () => {
    const instant = new Date('2026-01-01');
    expect(unknownText(instant, now)).toBe(
      'Nothing was counted before 28 November 2026, 20:00 UTC, so what was here at 1 January 2026, 00:00 UTC is not known.',
    );
    expect(unknownText(instant, null)).toMatch(/^Nothing has been counted yet/);
  });

  it('is when it was counted, and how exactly that can be known', () => {
    const told = (instant: string, countedAt: string) =>
      pastText({ instant: new Date(instant), countedAt: new Date(countedAt), now, hourlyDays: 90 });
    expect(told('2026-11-28T08:20Z', '2026-11-28T08:00Z')).toBe(
      'It is computed from what was counted at 28 November 2026, 08:00 UTC, by the formula of today. ' +
        'Titles, links and topics are those of now, and papers that have gone since are missing.',
    );
    expect(told('2026-11-28T18:00Z', '2026-11-28T08:00Z')).toContain('Nothing was counted after that');
    expect(told('2026-06-01T18:00Z', '2026-05-31T23:00Z')).toContain('more than 90 days ago only the last');
  });
});
