import { describe, expect, it } from 'vitest';
import { hashFirstCode, makeFirstCode } from './first-code';

describe('the code of the first administrator', () => {
  it('is four groups of five signs, another one each time', () => {
    const codes = Array.from({ length: 50 }, makeFirstCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(codes).size).toBe(50);
  });

  it('may be typed in any case, without its hyphens, and with letters that look like its digits', () => {
    const hash = hashFirstCode('01ABC-DEFGH-JKMNP-QRSTV');
    expect(hashFirstCode(' o1abc defghjkmnp qrstv ')).toBe(hash);
    expect(hashFirstCode('OLABC-DEFGH-JKMNP-QRSTV')).toBe(hash);
    expect(hashFirstCode('01ABC-DEFGH-JKMNP-QRSTW')).not.toBe(hash);
  });
});
