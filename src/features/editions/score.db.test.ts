import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/day';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { SCORE_EPOCH, score } from './score';

useTestDatabase();

describe('the score in the database', () => {
  it('is the one the page explains, for any votes and any day', async () => {
    const cases = Array.from({ length: 700 }, (_, index) => ({
      place: index,
      votes: (index * 37) % 5_000,
      day: index % 50 === 0 ? null : addDays(SCORE_EPOCH, index * 11 - 2_000),
    }));
    const rows = await db.$queryRaw<{ score: number }[]>`
      SELECT paper_score(one.votes, one.day) AS score
      FROM jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) AS one (place int, votes int, day date)
      ORDER BY one.place
    `;
    expect(rows).toHaveLength(cases.length);
    rows.forEach(({ score: stored }, index) => {
      const { votes, day } = cases[index] ?? { votes: -1, day: null };
      expect(stored).toBeCloseTo(score(votes, day), 9);
    });
  });
});
