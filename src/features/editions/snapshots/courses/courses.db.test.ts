import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../../tests/support/factories';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { takeSnapshot } from '../mutations';
import { getVoteCourses } from './queries';

useTestDatabase();

const hour = (hours: number) => new Date(Date.UTC(2026, 10, 26, hours));

describe('how the votes of a paper went', () => {
  it('is told at equal steps, from its first snapshot to its last', async () => {
    const { id } = await createPaper({ editionDay: new Date('2026-11-26') });
    for (const [at, sourceUpvoteCount] of [
      [0, 0],
      [1, 10],
      [5, 10],
      [23, 30],
    ] as const) {
      await db.paper.update({ where: { id }, data: { sourceUpvoteCount } });
      await takeSnapshot(hour(at));
    }
    const course = (await getVoteCourses([id])).get(id);
    expect(course).toMatchObject({ from: hour(0), to: hour(23) });
    expect(course?.votes).toEqual([0, ...Array(22).fill(10), 30]);
    expect(await getVoteCourses([id], hour(4))).toEqual(new Map());
  });

  it('is not told of two numbers', async () => {
    const { id } = await createPaper({ editionDay: new Date('2026-11-26') });
    await takeSnapshot(hour(0));
    await db.paper.update({ where: { id }, data: { sourceUpvoteCount: 3 } });
    await takeSnapshot(hour(1));
    await takeSnapshot(hour(2));
    expect(await getVoteCourses([id])).toEqual(new Map());
    expect(await getVoteCourses([])).toEqual(new Map());
  });
});
