import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from './schedule';

const at = (text: string) => new Date(text);

async function dueIn(zone: string, ...words: string[]): Promise<{ due: string[]; clockChanges: number }> {
  const program = ['--conditions=react-server', '--import', 'tsx', 'tests/support/print-due.ts', ...words];
  const { PATH, HOME } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, program, {
    env: { PATH, HOME, TZ: zone, NODE_ENV: 'test' },
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout);
}

// Berlin and New York move their clocks by an hour, Lord Howe by half of one. 2028 is a leap year.
it.each([
  ['UTC', 0],
  ['America/New_York', 4],
  ['Europe/Berlin', 4],
  ['Australia/Lord_Howe', 4],
] as const)(
  'in %s each hour of two years is due exactly once, one of them a leap year',
  async (zone, changes) => {
    const first = Date.UTC(2027, 0);
    const hours = (365 + 366) * 24;
    const { due, clockChanges } = await dueIn(zone, '2027', '2029', '5 * * * *');
    expect(clockChanges).toBe(changes);
    const expected = Array.from({ length: hours }, (_, hour) => first + hour * 3_600_000 + 5 * 60_000);
    expect(due).toEqual(expected.map((instant) => new Date(instant).toISOString()));
    expect(due).toContain('2028-02-29T23:05:00.000Z');
  },
  30_000,
);

describe('a schedule', () => {
  it('is due up to the minute, and next after it', () => {
    const { last, next } = parseSchedule('20 5,8,12 * * 1-5');
    expect(last(at('2026-11-30T08:20:00.000Z'))).toEqual(at('2026-11-30T08:20Z'));
    expect(last(at('2026-11-30T08:19:59.999Z'))).toEqual(at('2026-11-30T05:20Z'));
    expect(next(at('2026-11-30T08:20:00.000Z'))).toEqual(at('2026-11-30T12:20Z'));
    expect(last(at('2026-11-29T23:00Z'))).toEqual(at('2026-11-27T12:20Z')); // a Sunday
  });

  it('of every fourth year is not found within one, and says so', () => {
    const { last, next } = parseSchedule('0 0 29 2 *');
    expect(last(at('2028-02-29T00:00Z'))).toEqual(at('2028-02-29T00:00Z'));
    expect(next(at('2026-01-01T00:00Z'))).toBeNull();
  });

  it('that is none is refused, with the field that is wrong', () => {
    expect(() => parseSchedule('61 * * * *')).toThrow(/Too large value '61' in minutes/);
    expect(() => parseSchedule('every hour')).toThrow(/Invalid cron pattern/);
  });
});
