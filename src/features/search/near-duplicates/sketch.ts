import { bitCount } from '@/lib/bit-count';
import { PART } from '../analysis/codes';

/** Which words a paper is compared by, roughly: a bit for each, which some share; and how many these are at most. */
export type Sketch = { bits: Uint32Array; words: number };

/** A word's bit is one of 1,024, in cells of 32. */
const BITS = 10;
const CELLS = 2 ** BITS / 32;
const FIRST_CODE = 0x20;
/** High and low halves of a character beyond the first plane; high ones from here on begin a code of two characters. */
const HIGH = 0xd800;
const LOW = 0xdc00;
const FORMER = 0xdbc0;
const AFTER = 0xe000;

/** Of a document: not of its authors, nor of where it appeared. Some ten times as fast as the sets of its words. */
export function sketchOf(coded: string): Sketch {
  const bits = new Uint32Array(CELLS);
  const authors = coded.indexOf(PART);
  const body = coded.indexOf(PART, coded.indexOf(PART, authors + 1) + 1);
  const words = add(bits, coded, 0, authors) + add(bits, coded, body + 1, coded.length);
  return { bits, words };
}

function add(bits: Uint32Array, coded: string, from: number, to: number): number {
  let words = 0;
  for (let at = from; at < to; at++) {
    const unit = coded.charCodeAt(at);
    if (unit < FIRST_CODE) continue;
    let value = unit;
    if (unit >= HIGH && unit < AFTER) {
      at++;
      // The other character of its code tells enough.
      if (unit >= FORMER) continue;
      value = (unit << 10) | (coded.charCodeAt(at) - LOW);
    }
    words++;
    // As in a table of facets: neighbours are far from each other.
    const bit = Math.imul(value, 0x9e3779b1) >>> (32 - BITS);
    const cell = bit >>> 5;
    bits[cell] = (bits[cell] as number) | (1 << (bit & 31));
  }
  return words;
}

/** The share of words that two papers have in common at most, of all that either has (Jaccard). */
export function mostInCommon(one: Sketch, other: Sketch): number {
  let [ofOne, ofOther] = [0, 0];
  for (let cell = 0; cell < CELLS; cell++) {
    const [first, second] = [one.bits[cell] as number, other.bits[cell] as number];
    ofOne += bitCount(first & ~second);
    ofOther += bitCount(second & ~first);
  }
  // A bit that the other lacks is a word, at least, that it lacks.
  const shared = Math.min(one.words - ofOne, other.words - ofOther);
  return shared <= 0 ? 0 : shared / (shared + ofOne + ofOther);
}
