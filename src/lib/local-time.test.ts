import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from './day';
import { localInstant } from './local-time';

const timeZone = 'America/New_York';
const newYork = (day: string, hour: number) =>
  localInstant({ day: day as Day, hour, timeZone }).toISOString();

describe('an hour on the clocks of a time zone', () => {
  it('is another one in UTC in winter and in summer', () => {
    expect(newYork('2026-01-15', 20)).toBe('2026-01-16T01:00:00.000Z');
    expect(newYork('2026-07-15', 20)).toBe('2026-07-16T00:00:00.000Z');
  });

  it('is right on the days on which the clocks are changed', () => {
    expect(newYork('2026-03-07', 20)).toBe('2026-03-08T01:00:00.000Z');
    expect(newYork('2026-03-08', 1)).toBe('2026-03-08T06:00:00.000Z');
    expect(newYork('2026-03-08', 3)).toBe('2026-03-08T07:00:00.000Z');
    expect(newYork('2026-03-08', 20)).toBe('2026-03-09T00:00:00.000Z');
    expect(newYork('2026-10-31', 20)).toBe('2026-11-01T00:00:00.000Z');
    expect(newYork('2026-11-01', 20)).toBe('2026-11-02T01:00:00.000Z');
  });

  it('that is left out is the one after it, and of one that comes twice the first is meant', () => {
    expect(newYork('2026-03-08', 2)).toBe('2026-03-08T07:00:00.000Z');
    expect(newYork('2026-11-01', 1)).toBe('2026-11-01T05:00:00.000Z');
  });

  it('comes back as it was asked for', () => {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(fc.nat(4_000), fc.integer({ min: 3, max: 23 }), (days, hour) => {
        const day = addDays('2020-01-01' as Day, days);
        const shown = clock.format(localInstant({ day, hour, timeZone }));
        expect(shown).toBe(`${day}, ${String(hour).padStart(2, '0')}:00`);
      }),
    );
  });
});
