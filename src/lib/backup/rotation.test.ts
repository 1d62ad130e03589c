import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKeep } from './keep';
import { chooseRemovals, type KeptBackup } from './rotation';

const at = (text: string) => ({ name: text, at: new Date(`${text}Z`) });
/** One at half past two on each of these days, the newest last. */
const nightly = (days: number): KeptBackup[] =>
  Array.from({ length: days }, (_, day) =>
    at(new Date(Date.UTC(2026, 8, 1 + day, 2, 30)).toISOString().slice(0, 16)),
  );

describe('rotation', () => {
  it('keeps seven days and four weeks of nightly backups', () => {
    const backups = nightly(60);
    const newest = backups.at(-1)?.name ?? '';
    const gone = new Set(chooseRemovals(backups, { daily: 7, weekly: 4, monthly: 0 }, newest));
    const kept = backups
      .map(({ name }) => name.slice(0, 10))
      .filter((_, index) => !gone.has(backups[index]?.name ?? ''));
    // The 30th of October 2026 is a Friday; the Sundays end the weeks before.
    expect(kept).toEqual([
      ...['2026-10-11', '2026-10-18'],
      ...['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'],
    ]);
  });

  it('keeps the newest of a day, and the days that there are, however long ago', () => {
    const backups = ['2020-05-01T10:00', '2026-01-01T02:30', '2026-01-01T14:00', '2026-01-09T02:30'].map(at);
    const keep = { daily: 3, weekly: 0, monthly: 0 };
    expect(chooseRemovals(backups, keep, '2026-01-09T02:30')).toEqual(['2026-01-01T02:30']);
  });

  it('keeps the newest of each month', () => {
    const backups = ['2026-01-03T00:00', '2026-01-31T23:59', '2026-02-01T00:00', '2026-03-05T00:00'].map(at);
    const keep = { daily: 0, weekly: 0, monthly: 2 };
    expect(chooseRemovals(backups, keep, '2026-03-05T00:00')).toEqual([
      '2026-01-31T23:59',
      '2026-01-03T00:00',
    ]);
  });

  it('removes nothing while none was seen to be sound', () => {
    expect(chooseRemovals(nightly(30), { daily: 1, weekly: 0, monthly: 0 }, 'another')).toEqual([]);
  });

  const moments = fc.uniqueArray(fc.integer({ min: 0, max: 400 * 24 }), { minLength: 1, maxLength: 60 });
  const keeps = fc
    .record({ daily: fc.nat(9), weekly: fc.nat(5), monthly: fc.nat(5) })
    .filter(({ daily, weekly, monthly }) => daily + weekly + monthly > 0);

  it('never removes the sound one nor the newest, and has nothing more to remove the second time', () => {
    fc.assert(
      fc.property(moments, keeps, fc.nat(), (hours, keep, place) => {
        const backups = hours.map((hour) => ({ name: `h${hour}`, at: new Date(hour * 3_600_000) }));
        const sound = backups[place % backups.length]?.name ?? '';
        const gone = chooseRemovals(backups, keep, sound);
        const left = backups.filter(({ name }) => !gone.includes(name));
        expect(left.map(({ name }) => name)).toContain(sound);
        expect(left.map(({ name }) => name)).toContain(`h${Math.max(...hours)}`);
        expect(left.length).toBeLessThanOrEqual(keep.daily + keep.weekly + keep.monthly + 1);
        expect(chooseRemovals(left, keep, sound)).toEqual([]);
      }),
    );
  });
});

describe('BACKUP_KEEP', () => {
  it('reads days, weeks and months, in any order', () => {
    expect(parseKeep('7 daily, 4 weekly')).toEqual({ daily: 7, weekly: 4, monthly: 0 });
    expect(parseKeep(' 12 MONTHLY,1 daily ')).toEqual({ daily: 1, weekly: 0, monthly: 12 });
  });

  it.each([
    '',
    '7',
    '7 days',
    '7 daily 4 weekly',
    '7 daily, 2 daily',
    '0 daily',
    '9999 daily',
    '-1 daily',
    '7 daily,',
  ])('does not take "%s"', (text) => expect(parseKeep(text)).toBeNull());
});
