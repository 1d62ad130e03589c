import { describe, expect, it } from 'vitest';
import { codeOf, STOP } from '../../analysis/codes';
import { writtenAs } from './pattern';

const codes = new Map([
  ['owl', 'a'],
  ['night', '*'],
  ['rare', codeOf(2_000_000)],
]);

const sequence = (...words: [string, number][]) => words.map(([lexeme, offset]) => ({ lexeme, offset }));

describe('words as documents have them', () => {
  it('are their codes, with stop words between where others stand between', () => {
    expect(writtenAs(sequence(['owl', 0], ['night', 1], ['rare', 4]), codes)?.like).toBe(
      `%a*${STOP}${STOP}${codes.get('rare')}%`,
    );
  });

  it('need no pattern where it is one', () => {
    expect(writtenAs(sequence(['night', 0]), codes)).toEqual({ like: '%*%', patterns: [] });
  });

  it('are themselves where a pattern would take them for others', () => {
    const odd = new Map(['%', '_', '\\'].map((code) => [code, code]));
    expect(writtenAs(sequence(['%', 0], ['_', 1], ['\\', 2]), odd)?.like).toBe('%\\%\\_\\\\%');
  });

  it('are in no document where one of them never was', () => {
    expect(writtenAs(sequence(['owl', 0], ['zyzzyva', 1]), codes)).toBeNull();
  });

  it('are looked for in pieces that share a word, where there are many', () => {
    const many = Array.from({ length: 71 }, (_, offset): [string, number] => ['owl', offset]);
    const patterns = writtenAs(sequence(...many), codes)?.patterns ?? [];
    expect(patterns.map((pattern) => pattern.split('a').length - 1)).toEqual([24, 24, 24, 2]);
  });

  it('are in no document where too many others are between them', () => {
    expect(writtenAs(sequence(['owl', 0], ['night', 65]), codes)?.patterns).toHaveLength(1);
    expect(writtenAs(sequence(['owl', 0], ['night', 66]), codes)).toBeNull();
  });

  it('are plain in a pattern, whatever sign stands for them', () => {
    expect(writtenAs(sequence(['night', 0], ['owl', 1]), codes)?.patterns).toEqual([
      expect.stringMatching(/^\\\*.*a$/s),
    ]);
  });
});
