import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '@/lib/day';
import { db } from '@/lib/db';
import { createPaper } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { SCORE_EPOCH, score } from './score';

useTestDatabase();

const count = fc.oneof(fc.nat(20), fc.nat(5_000), fc.nat(2_000_000));
const day = fc.option(fc.integer({ min: -2_000, max: 9_000 }).map((after) => addDays(SCORE_EPOCH, after)));
const scored = fc.record({ votes: count, comments: count, starsGained: fc.oneof(count, fc.integer()), day });

describe('the score in the database', () => {
  it('is the one the page explains, for any numbers and any day', async () => {
    const cases = fc.sample(scored, 5_000).map((one, place) => ({ place, ...one }));
    const rows = await db.$queryRaw<{ score: number }[]>`
      SELECT paper_score(one.votes, one.comments, one."starsGained", one.day) AS score
      FROM jsonb_to_recordset(${JSON.stringify(cases)}::jsonb)
        AS one (place int, votes int, comments int, "starsGained" int, day date)
      ORDER BY one.place
    `;
    expect(rows).toHaveLength(cases.length);
    rows.forEach(({ score: stored }, index) => {
      const one = cases[index];
      expect(stored, JSON.stringify(one)).toBeCloseTo(one ? score(one, one.day) : Number.NaN, 9);
    });
  });

  it('follows whatever moves, on the paper and where searches look', async () => {
    const { id } = await createPaper();
    const moves = [
      { upvoteCount: 3 },
      { sourceUpvoteCount: 20 },
      { sourceCommentCount: 9 },
      { starsGained: 140 },
      { editionDay: new Date('2026-06-30') },
      { starsGained: 0, sourceCommentCount: 0 },
    ];
    for (const data of moves) {
      await db.paper.update({ where: { id }, data });
      const paper = await db.paper.findUniqueOrThrow({ where: { id } });
      const search = await db.paperSearch.findUniqueOrThrow({ where: { paperId: id } });
      const attention = {
        votes: paper.voteCount,
        comments: paper.sourceCommentCount,
        starsGained: paper.starsGained,
      };
      const expected = score(attention, paper.editionDay ? dayOf(paper.editionDay) : null);
      expect(paper.score).toBeCloseTo(expected, 9);
      if (paper.editionDay) expect(search.score).toBeCloseTo(expected, 9);
      expect(search.votes).toBe(paper.voteCount);
    }
  });

  it('knows when votes, comments or the edition day moved, and only then', async () => {
    const held = await createPaper();
    expect(held.movedAt).toBeNull();
    const where = { id: held.id };
    await db.paper.update({ where, data: { starsGained: 5, title: 'Another title' } });
    expect((await db.paper.findUniqueOrThrow({ where })).movedAt).toBeNull();
    await db.paper.update({ where, data: { sourceCommentCount: 1 } });
    expect((await db.paper.findUniqueOrThrow({ where })).movedAt).not.toBeNull();
    expect((await createPaper({ editionDay: new Date('2026-06-30') })).movedAt).not.toBeNull();
  });
});
