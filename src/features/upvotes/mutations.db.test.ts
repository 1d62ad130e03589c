import { describe, expect, it } from 'vitest';
import { score } from '@/features/editions/score';
import { dayToDate, parseDay } from '@/lib/day';
import { db } from '@/lib/db';
import { createPaper, createReader, createReaders } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { setUpvote } from './mutations';

useTestDatabase();

describe('upvoting', () => {
  it('counts a reader once, however often they ask, and lets them take it back', async () => {
    const paper = await createPaper({ sourceUpvoteCount: 9 });
    const reader = await createReader();
    expect(await setUpvote(reader, { paperId: paper.id, upvoted: true })).toEqual({
      upvoted: true,
      votes: 10,
    });
    expect(await setUpvote(reader, { paperId: paper.id, upvoted: true })).toEqual({
      upvoted: true,
      votes: 10,
    });
    expect(await setUpvote(reader, { paperId: paper.id, upvoted: false })).toEqual({
      upvoted: false,
      votes: 9,
    });
    expect(await setUpvote(reader, { paperId: paper.id, upvoted: false })).toEqual({
      upvoted: false,
      votes: 9,
    });
  });

  it('moves the score with the count', async () => {
    const day = parseDay('2026-06-30');
    if (!day) throw new Error('a day');
    const paper = await createPaper({ editionDay: dayToDate(day) });
    await setUpvote(await createReader(), { paperId: paper.id, upvoted: true });
    const held = await db.paper.findUniqueOrThrow({ where: { id: paper.id } });
    expect(held.score).toBeCloseTo(score({ votes: 1, comments: 0, starsGained: 0 }, day), 10);
  });

  it('refuses papers that are not here', async () => {
    const reader = await createReader();
    await expect(setUpvote(reader, { paperId: 999, upvoted: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(setUpvote(reader, { paperId: 999, upvoted: false })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('keeps the count equal to the rows through 1,000 concurrent upvotes and removals', async () => {
    const papers = [await createPaper(), await createPaper({ sourceUpvoteCount: 5 })];
    const readers = await createReaders(100);
    const wishes = Array.from({ length: 1_000 }, (_, index) => ({
      reader: readers[(index * 7) % readers.length],
      paperId: papers[index % 2]?.id ?? 0,
      upvoted: index % 5 !== 0,
    }));
    await Promise.all(wishes.map(({ reader, ...input }) => reader && setUpvote(reader, input)));
    for (const { id, sourceUpvoteCount } of papers) {
      const rows = await db.upvote.count({ where: { paperId: id } });
      const held = await db.paper.findUniqueOrThrow({ where: { id } });
      expect(held.upvoteCount).toBe(rows);
      expect(held.voteCount).toBe(rows + sourceUpvoteCount);
      expect(held.score).toBeCloseTo(score({ votes: held.voteCount, comments: 0, starsGained: 0 }, null), 10);
    }
  });
});
