import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/any-text';
import { instantParam, instantText, parseInstant } from './instant';

const iso = (text: string) => parseInstant(text)?.toISOString() ?? null;

describe('an instant of an address', () => {
  it('is UTC where it does not say otherwise', () => {
    expect(iso('2026-11-01T08:00Z')).toBe('2026-11-01T08:00:00.000Z');
    expect(iso('2026-11-01T08:00')).toBe('2026-11-01T08:00:00.000Z');
    expect(iso('2026-11-01 08:00:59.123')).toBe('2026-11-01T08:00:59.000Z');
    expect(iso('2026-11-01')).toBe('2026-11-01T00:00:00.000Z');
    expect(iso('2026-11-01T08:00-05:30')).toBe('2026-11-01T13:30:00.000Z');
    expect(iso('2026-11-01T01:00+02:00')).toBe('2026-10-31T23:00:00.000Z');
    expect(iso('2026-11-01T01:00 02:00')).toBe('2026-10-31T23:00:00.000Z');
  });

  it('is none where there is no such day or time', () => {
    for (const text of [
      '',
      'yesterday',
      '2026-02-30',
      '2026-11-01T24:00',
      '2026-11-01T08:60',
      '1761984000',
    ]) {
      expect(iso(text), text).toBeNull();
    }
    expect(iso('2026-11-01T08:00+15:00')).toBeNull();
  });

  it('is read back from what it is written as', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
        (instant) => {
          const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
          expect(parseInstant(instantParam(instant))).toEqual(minute);
        },
      ),
    );
    expect(instantText(new Date('2026-11-01T08:05Z'))).toBe('1 November 2026, 08:05 UTC');
  });

  it('is found or not in any text, without a fault', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseInstant(text) === null || !Number.isNaN(parseInstant(text)?.getTime())).toBe(true);
      }),
    );
  });
});
