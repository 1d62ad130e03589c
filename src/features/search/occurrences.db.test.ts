import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { seededRandom } from '../../../tests/support/seeded-random';
import { useTestDatabase } from '../../../tests/support/test-database';
import { occurrencesByRank, RANK_STEPS } from './occurrences';
import { FORMULA } from './scoring';

useTestDatabase();

/** A document that has a word at most once in its title, so often in its abstract, and others between. */
function documentWith(inTitle: number, inAbstract: number, random: () => number): string {
  const after = () => 10 + Math.floor(random() * 300);
  const places = new Set(Array.from({ length: inAbstract }, after));
  while (places.size < inAbstract) places.add(after());
  const abstract = [...places].toSorted((one, other) => one - other).map(String);
  const all = [...(inTitle ? ['3A'] : []), ...abstract];
  return all.length > 0 ? `'owl':${all.join()} 'night':1A,400` : "'night':1A,400";
}

it('is told by `ts_rank` as `ts_rank_cd` counts it', async () => {
  const random = seededRandom(7);
  const given = [0, 1].flatMap((inTitle) =>
    Array.from({ length: 9 }, (_, inAbstract) => documentWith(inTitle, inAbstract, random)),
  );
  const rows = await db.$queryRaw<{ text: string; counted: number; told: number }[]>`
    SELECT
      text,
      ts_rank_cd(${FORMULA.fieldWeights}::float4[], text::tsvector, 'owl')::float8 AS counted,
      (${FORMULA.byRank}::float8[])[(${RANK_STEPS}::float8 * ts_rank(${FORMULA.fieldWeights}::float4[], text::tsvector, 'owl'))::int + 1] AS told
    FROM unnest(${given}::text[]) AS text
  `;
  expect(rows).toHaveLength(given.length);
  for (const { text, counted, told } of rows) {
    // How much more often than four times makes little difference.
    expect(Math.abs(told - counted), text).toBeLessThan(counted <= 2 ? 0.06 : 0.15 * counted);
  }
});

it('is nothing where there is none, less elsewhere, and has a place for all that `ts_rank` may give', () => {
  const told = occurrencesByRank(FORMULA.fieldWeights).slice(1, -1).split(',').map(Number);
  expect(told).toHaveLength(RANK_STEPS + 1);
  expect(told[0]).toBe(0);
  const [, venue = 0, authors = 0] = FORMULA.fieldWeights;
  const place = (rank: number) => told[Math.round(RANK_STEPS * rank)] ?? Number.NaN;
  expect(place(venue / (Math.PI ** 2 / 6))).toBeCloseTo(venue, 2);
  expect(place(authors / (Math.PI ** 2 / 6))).toBeCloseTo(authors, 2);
  expect(told.every(Number.isFinite)).toBe(true);
});
