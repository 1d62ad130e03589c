import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '@/lib/day';
import { hasLocalDay, isTimeZone, localDay, localInstant } from '@/lib/local-time';
import { dueInstant, nextDue, periodAt, type Timetable } from './cadence';

const at = (text: string) => new Date(text);
const day = (text: string) => text as Day;
const daily = (timeZone: string, hour: number): Timetable => ({ cadence: 'daily', hour, timeZone });

/** The periods that are due from one instant to another, as a plan made every few minutes would meet them. */
function periods(timetable: Timetable, from: Date, to: Date): Day[] {
  const found: Day[] = [];
  for (let due = nextDue(from, timetable); due <= to; due = nextDue(due, timetable)) {
    found.push(periodAt(due, timetable));
  }
  return found;
}

describe('an hour of a local day', () => {
  it('is where clocks show it', () => {
    const berlin = { hour: 8, timeZone: 'Europe/Berlin' };
    expect(localInstant({ day: day('2026-11-28'), ...berlin })).toEqual(at('2026-11-28T07:00:00Z'));
    expect(localInstant({ day: day('2026-07-28'), ...berlin })).toEqual(at('2026-07-28T06:00:00Z'));
    expect(localInstant({ day: day('2026-11-28'), hour: 0, timeZone: 'Pacific/Kiritimati' })).toEqual(
      at('2026-11-27T10:00:00Z'),
    );
    expect(localInstant({ day: day('2026-11-28'), hour: 8, timeZone: 'Asia/Kathmandu' })).toEqual(
      at('2026-11-28T02:15:00Z'),
    );
  });

  it('is the first of two where clocks are set back', () => {
    const twice = { day: day('2026-10-25'), hour: 2, timeZone: 'Europe/Berlin' };
    expect(localInstant(twice)).toEqual(at('2026-10-25T00:00:00Z'));
    const newYork = { day: day('2026-11-01'), hour: 1, timeZone: 'America/New_York' };
    expect(localInstant(newYork)).toEqual(at('2026-11-01T05:00:00Z'));
  });

  it('comes when clocks are set forward over it', () => {
    const skipped = { day: day('2026-03-29'), hour: 2, timeZone: 'Europe/Berlin' };
    expect(localInstant(skipped)).toEqual(at('2026-03-29T01:00:00Z'));
    const lordHowe = { day: day('2026-10-04'), hour: 2, timeZone: 'Australia/Lord_Howe' };
    expect(localInstant(lordHowe)).toEqual(at('2026-10-03T15:30:00Z'));
  });

  it('is of no day that a zone left out', () => {
    expect(hasLocalDay(day('2011-12-30'), 'Pacific/Apia')).toBe(false);
    expect(hasLocalDay(day('2011-12-31'), 'Pacific/Apia')).toBe(true);
    expect(localDay(at('2026-11-28T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-11-29');
  });

  it('is known of zones only that there are', () => {
    for (const zone of ['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+12']) {
      expect(isTimeZone(zone), zone).toBe(true);
    }
    for (const zone of ['', 'Mars/Olympus', '+05:30', '../etc/passwd', 'Europe/Berlin\n', 'x'.repeat(300)]) {
      expect(isTimeZone(zone), zone).toBe(false);
    }
  });
});

describe('what is due', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'America/Nuuk',
    'Asia/Beirut',
    'Africa/Cairo',
    'Pacific/Apia',
    'Pacific/Chatham',
  ];

  it('comes once each local day, whatever clocks do', () => {
    // When clocks of these zones are set: from the first of the month on.
    for (const month of ['2026-03', '2026-04', '2026-09', '2026-10', '2026-11']) {
      const from = at(`${month}-01T12:00:00Z`);
      const to = new Date(from.getTime() + 31.5 * 86_400_000);
      for (const timeZone of zones) {
        for (const hour of [0, 2, 23]) {
          const found = periods(daily(timeZone, hour), from, to);
          const name = `${timeZone} at ${hour} in ${month}`;
          expect(found.length, name).toBeGreaterThanOrEqual(31);
          expect(found, name).toEqual(found.map((_, index) => addDays(found[0] as Day, index)));
        }
      }
    }
  });

  it('leaves out the day that Samoa had not', () => {
    const found = periods(daily('Pacific/Apia', 8), at('2011-12-27T12:00:00Z'), at('2012-01-02T12:00:00Z'));
    expect(found).toEqual([
      '2011-12-27',
      '2011-12-28',
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
      '2012-01-02',
    ]);
  });

  it('comes on Mondays to those who want it weekly', () => {
    const weekly: Timetable = { cadence: 'weekly', hour: 8, timeZone: 'Europe/Berlin' };
    const found = periods(weekly, at('2026-03-17T12:00:00Z'), at('2026-04-14T12:00:00Z'));
    expect(found).toEqual(['2026-03-23', '2026-03-30', '2026-04-06', '2026-04-13']);
    expect(periodAt(at('2026-11-28T12:00:00Z'), weekly)).toBe('2026-11-23');
  });

  it('is of the day before, before its hour has come', () => {
    const berlin = daily('Europe/Berlin', 8);
    expect(periodAt(at('2026-11-28T06:59:59Z'), berlin)).toBe('2026-11-27');
    expect(periodAt(at('2026-11-28T07:00:00Z'), berlin)).toBe('2026-11-28');
    expect(dueInstant(periodAt(at('2026-11-28T07:00:00Z'), berlin), berlin)).toEqual(
      at('2026-11-28T07:00:00Z'),
    );
    expect(nextDue(at('2026-11-28T07:00:00Z'), berlin)).toEqual(at('2026-11-29T07:00:00Z'));
  });
});
