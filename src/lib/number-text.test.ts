import { describe, expect, it } from 'vitest';
import { countText, numberText, numberTextCompact, ordinalText, percentText } from './number-text';

describe('numbers in words', () => {
  it('are grouped, and short where only their size matters', () => {
    expect(numberText(1356)).toBe('1,356');
    expect(numberTextCompact(12_345)).toBe('12.3K');
    expect([0, 0.00048, 0.0354, 0.12, 1].map(percentText)).toEqual(['0%', '0.048%', '3.5%', '12%', '100%']);
  });

  it('count one thing in the singular', () => {
    expect([0, 1, 63].map((count) => countText(count, 'paper'))).toEqual([
      '0 papers',
      '1 paper',
      '63 papers',
    ]);
  });

  it('tell a place as one says it', () => {
    expect([1, 3, 10, 11, 22, 33, 112].map(ordinalText)).toEqual([
      'first',
      'third',
      'tenth',
      '11th',
      '22nd',
      '33rd',
      '112th',
    ]);
  });
});
