import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { seededRandom } from '../../../../../tests/support/seeded-random';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { ALSO, type Codes, codeOf, NAME, PART, STOP } from '../../analysis/codes';
import { encode } from '../../analysis/document';
import type { Sequence } from '../../matching/tsquery';
import { writtenAs } from '../../matching/written/pattern';
import { occurrences, readDocument } from './occurrences';

useTestDatabase({ keep: true });

/** Codes of one, two, three and four bytes, of two characters, and those that a pattern has to beware of. */
const CODES: Codes = new Map(
  ['.', '*', '(', '\\', ']', '^']
    .map((sign) => [sign, sign] as const)
    .concat(
      [0, 40, 300, 70_000, 980_959, 980_960, 980_961, 1_046_496].map((number) => [
        `w${number}`,
        codeOf(number),
      ]),
    ),
);
const WORDS = [...CODES.keys()];

type Word = { forms: string[] };

/** A document as its words stand in it: each with all its forms. */
type Plain = { parts: Word[][][] };

/** Titles, authors and so on of few words, so that sequences are found. */
function drawDocument(random: () => number, words: string[]): Plain {
  const drawn = () => words[Math.floor(random() * words.length)] ?? '';
  const text = (length: number): Word[] =>
    Array.from({ length }, () => {
      const forms = random() < 0.2 ? [''] : [drawn()];
      while (random() < 0.2) forms.push(drawn());
      return { forms };
    });
  return { parts: [[text(4)], [text(2), text(3), text(2)], [text(3)], [text(12)]] };
}

function itemsOf({ parts }: Plain): string[] {
  const ofText = (text: Word[]) =>
    text.flatMap(({ forms: [first, ...others] }) => [
      first || STOP,
      ...others.flatMap((form) => [ALSO, form]),
    ]);
  const ofPart = (texts: Word[][]) =>
    texts.flatMap((text, place) => [...(place > 0 ? [NAME] : []), ...ofText(text)]);
  return parts.flatMap((texts, place) => [...(place > 0 ? [PART] : []), ...ofPart(texts)]);
}

/** What is true of it, word by word. */
function plainOccurrences({ parts }: Plain, sequence: Sequence, weights: number[]): number {
  const between = (sequence.at(-1)?.offset ?? 0) - sequence.length + 1;
  let sum = 0;
  parts.forEach((texts, part) => {
    for (const text of texts)
      text.forEach((word, at) => {
        const first = word.forms.filter((form) => form === sequence[0]?.lexeme).length;
        const isThere = sequence.every(({ lexeme, offset }) => text[at + offset]?.forms.includes(lexeme));
        if (isThere) sum += first * (weights[part] ?? 0);
      });
  });
  return sum / (1 + between);
}

function drawSequence(random: () => number, words: string[]): Sequence {
  let offset = 0;
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, place) => {
    if (place > 0) offset += random() < 0.7 ? 1 : 2;
    return { lexeme: words[Math.floor(random() * words.length)] ?? '', offset };
  });
}

const draws = fc.integer({ min: 1, max: 2 ** 31 - 2 }).map((seed) => {
  const random = seededRandom(seed);
  // Few of the words each time, so that most are met again.
  const words = Array.from({ length: 3 }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '');
  return { document: drawDocument(random, words), sequence: drawSequence(random, words) };
});

describe('how often a document has words one after another', () => {
  it('is what a look at each word says, weighted by where', () => {
    const weights: [number, number, number, number] = [1, 0.3, 0.15, 0.5];
    let found = 0;
    fc.assert(
      fc.property(draws, ({ document, sequence }) => {
        const read = readDocument(encode(itemsOf(document), CODES));
        const coded = sequence.map(({ lexeme, offset }) => ({ code: CODES.get(lexeme) ?? '', offset }));
        const told = occurrences(read, coded, weights);
        expect(told).toBeCloseTo(plainOccurrences(document, sequence, weights), 10);
        if (told > 0) found += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it('agrees with Postgres on whether it has them', { timeout: 60_000 }, async () => {
    const drawn = fc.sample(draws, { numRuns: 1_500, seed: 20_261_129 });
    const cases = drawn.map(({ document, sequence }, place) => {
      const { like, patterns } = writtenAs(sequence, CODES) ?? { like: '', patterns: [] };
      return {
        place,
        coded: encode(itemsOf(document), CODES),
        like,
        pattern: patterns[0] ?? null,
        has: plainOccurrences(document, sequence, [1, 1, 1, 1]) > 0,
      };
    });
    const rows = await db.$queryRaw<{ exactly: boolean; roughly: boolean }[]>`
      SELECT coded COLLATE "C" LIKE "like" AS exactly, COALESCE(coded COLLATE "C" ~ pattern, FALSE) AS roughly
      FROM jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) AS given (place int, coded text, "like" text, pattern text)
      ORDER BY place`;
    expect(rows).toHaveLength(cases.length);
    cases.forEach(({ has, pattern }, place) => {
      const row = rows[place];
      expect(row?.exactly || row?.roughly, JSON.stringify(cases[place])).toBe(has);
      if (pattern !== null) expect(row?.roughly, JSON.stringify(cases[place])).toBe(has);
    });
    expect(cases.filter(({ has }) => has).length).toBeGreaterThan(200);
  });
});
