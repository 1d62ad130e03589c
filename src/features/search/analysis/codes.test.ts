import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, codesIn, isMark, NAME, numberOf, PART } from './codes';

/** Where codes change their length: one to four bytes, then two characters, each at its ends. */
const EDGES = [
  0,
  95,
  96,
  2_015,
  2_016,
  0xd7ff - 0x20,
  0xd800 - 0x20,
  63_455,
  63_456,
  980_959,
  980_960,
  1_046_495,
  1_046_496,
  2_000_000_000,
];
const numbers = fc.oneof(fc.constantFrom(...EDGES), fc.nat(3_000_000));

describe('the code of a word', () => {
  it('tells its number, whatever that is', () => {
    fc.assert(fc.property(numbers, (number) => numberOf(codeOf(number)) === number));
  });

  it('is well-formed, is no mark, and is the shorter the lower the number', () => {
    const codes = EDGES.map(codeOf);
    expect(codes.every((code) => code.isWellFormed() && !isMark(code))).toBe(true);
    const lengths = codes.map((code) => Buffer.byteLength(code));
    expect(lengths).toEqual([1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 8, 8, 8, 8]);
  });

  it('is read out of a text of them, and found nowhere else in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(numbers.map(codeOf), fc.constantFrom(PART, NAME))),
        numbers,
        (items, number) => {
          const text = items.join('');
          expect(codesIn(text)).toEqual(items);
          expect(text.split(codeOf(number)).length - 1).toBe(
            items.filter((item) => item === codeOf(number)).length,
          );
        },
      ),
    );
  });
});
