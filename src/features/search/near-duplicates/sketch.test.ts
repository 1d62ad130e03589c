import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALSO, codeOf, codesIn, PART, STOP } from '../analysis/codes';
import { comparedBy, isFar, likeness } from './fold';
import { mostInCommon, sketchOf } from './sketch';

/** Numbers whose codes are of one, two and four units. */
const number = fc.oneof(
  fc.nat({ max: 300 }),
  fc.constantFrom(40_000, 70_000, 70_001, 980_960, 980_961, 1_046_496, 1_046_497),
);
const text = fc.array(fc.oneof(number.map(codeOf), fc.constantFrom(STOP, ALSO)), { maxLength: 60 });
const document = fc
  .tuple(text, text, text, text)
  .map((parts) => parts.map((part) => part.join('')).join(PART));

/** Makes a version of a document: some words left out, some twice, some new. */
const version = fc
  .tuple(fc.array(fc.constantFrom('keep', 'keep', 'keep', 'drop', 'twice'), { minLength: 1 }), text)
  .map(([edits, added]) => (given: string) => {
    const codes = codesIn(given).flatMap((code, place) => {
      const edit = code === PART ? 'keep' : edits[place % edits.length];
      return edit === 'drop' ? [] : edit === 'twice' ? [code, code] : [code];
    });
    return [...codes, ...added.slice(0, 3)].join('');
  });

/** Words of their own numbers, from one on. */
const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) => codeOf(from + place)).join('');
const paper = (title: string, body: string) => [title, '', '', body].join(PART);

describe('what two papers have in common at most', () => {
  it('is never less than they have', () => {
    let near = 0;
    const others = fc.tuple(document, document, version).map(([one, other, edit]) => ({
      one,
      others: [other, edit(one)],
    }));
    fc.assert(
      fc.property(others, ({ one, others }) => {
        for (const other of others) {
          const share = likeness(comparedBy(1, one).words, comparedBy(2, other).words);
          const most = mostInCommon(sketchOf(one), sketchOf(other));
          expect(most).toBeGreaterThanOrEqual(share - 1e-9);
          if (!isFar(share)) near++;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(near).toBeGreaterThan(300);
  });

  it('is little where they are on the same subject, and all where they are the same', () => {
    const one = paper(words(1, 6), words(5, 130));
    const other = paper(words(4, 8), words(100, 150));
    expect(isFar(mostInCommon(sketchOf(one), sketchOf(other)))).toBe(true);
    expect(mostInCommon(sketchOf(one), sketchOf(one))).toBe(1);
  });

  it('is not of their authors, nor of where they appeared', () => {
    const one = ['', words(1, 50), words(60, 50), words(200, 40)].join(PART);
    const other = paper('', words(200, 40));
    expect(mostInCommon(sketchOf(one), sketchOf(other))).toBe(1);
  });
});
