import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { getEdition } from '../queries';
import { takeSnapshot, thinSnapshots } from '../snapshots/mutations';
import { getTrending } from '../trending/queries';
import { WINDOWS } from '../trending/window';
import { type Board, findSnapshot, getPastBoard } from './queries';

useTestDatabase();

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = new Date('2026-07-06T00:00:00Z');
const later = (ms: number) => new Date(START.getTime() + ms);
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10) as Day;

/** What a board shows of a paper that could differ from then to now. */
const shown = ({
  papers,
}: {
  papers: { id: number; votes: number; commentCount: number; starsGained: number; editionDay: Day | null }[];
}) =>
  papers.map(({ id, votes, commentCount, starsGained, editionDay }) => [
    id,
    votes,
    commentCount,
    starsGained,
    editionDay,
  ]);

/** Every board there is at an instant: the windows, and the edition, the week and the month of its day. */
function boardsAt(instant: Date): Board[] {
  const day = dayOf(instant);
  return [
    ...WINDOWS.map(({ window }) => ({ window })),
    { range: { first: day, last: day } },
    { range: { first: dayOf(new Date(instant.getTime() - 6 * DAY_MS)), last: day } },
  ];
}

async function live(board: Board) {
  return shown('window' in board ? await getTrending(board.window) : await getEdition(board.range));
}

async function past(board: Board, instant: Date) {
  const { snapshot } = await findSnapshot(instant);
  return snapshot && shown(await getPastBoard(board, snapshot));
}

/** A paper featured on the day of an instant, with a repository of its own. */
async function feature(instant: Date): Promise<number> {
  const editionDay = new Date(dayOf(instant));
  const { id } = await createPaper({ editionDay });
  await db.edition.createMany({ data: { day: editionDay }, skipDuplicates: true });
  await db.editionEntry.create({
    data: { paperId: id, day: editionDay, source: 'test', createdAt: instant },
  });
  const repository = { owner: 'lab', name: `code-${id}`, url: `https://github.com/lab/code-${id}` };
  await db.paperLink.create({
    data: { ...repository, paperId: id, position: 0, kind: 'code', host: 'github.com', origin: 'source' },
  });
  return id;
}

describe('a board of the past', () => {
  it('is the board that was seen then, whatever came later', async () => {
    const random = seededRandom(7);
    const below = (most: number) => Math.floor(random() * most);
    const seen: { instant: Date; board: Board; papers: unknown[] }[] = [];
    for (let step = 0; step < 40; step += 1) {
      const instant = later(step * 7 * HOUR_MS);
      if (random() < 0.6) await feature(instant);
      for (const { id } of await db.paper.findMany({ select: { id: true } })) {
        if (random() < 0.5) continue;
        const data = { sourceUpvoteCount: below(40), sourceCommentCount: below(12), upvoteCount: below(5) };
        await db.paper.update({ where: { id }, data });
        await db.repository.updateMany({
          where: { name: `code-${id}` },
          data: { stars: 1_000 + below(300) },
        });
      }
      await takeSnapshot(new Date(instant.getTime() + 7_000));
      for (const board of boardsAt(instant)) seen.push({ instant, board, papers: await live(board) });
    }
    expect(seen.filter(({ papers }) => papers.length > 3).length).toBeGreaterThan(100);
    for (const { instant, board, papers } of seen) {
      expect(await past(board, instant), JSON.stringify({ instant, board })).toEqual(papers);
    }

    // Ninety days on only the last snapshot of each day stays, and that reads as it did.
    const thinned = await thinSnapshots(later(120 * DAY_MS));
    expect(thinned).toBeGreaterThan(0);
    expect(await thinSnapshots(later(120 * DAY_MS))).toBe(0);
    const kept = new Set((await db.snapshot.findMany()).map(({ at }) => at.getTime()));
    expect(kept.size).toBe(new Set(seen.map(({ instant }) => dayOf(instant))).size);
    for (const { instant, board, papers } of seen.filter((each) => kept.has(each.instant.getTime()))) {
      expect(await past(board, instant), JSON.stringify({ instant, board })).toEqual(papers);
    }
  }, 120_000);

  it('has what was counted last, and nothing is known before that', async () => {
    const id = await feature(later(-1));
    expect(await findSnapshot(later(0))).toEqual({ snapshot: null, first: null });
    await takeSnapshot(later(8 * HOUR_MS));
    await db.paper.update({ where: { id }, data: { sourceUpvoteCount: 5 } });
    await takeSnapshot(later(9 * HOUR_MS));
    expect((await findSnapshot(later(8 * HOUR_MS - 1))).snapshot).toBeNull();
    expect((await findSnapshot(later(8 * HOUR_MS - 1))).first?.at).toEqual(later(8 * HOUR_MS));
    const votesAt = async (ms: number) => ((await past({ window: 'all' }, later(ms))) ?? [])[0]?.[1];
    expect(await votesAt(8 * HOUR_MS)).toBe(0);
    expect(await votesAt(9 * HOUR_MS - 1)).toBe(0);
    expect(await votesAt(9 * HOUR_MS)).toBe(5);
    expect(await votesAt(900 * DAY_MS)).toBe(5);
  });

  it('does not have papers that were featured later, on that day or another', async () => {
    await feature(later(HOUR_MS));
    await takeSnapshot(later(2 * HOUR_MS));
    const late = await feature(later(3 * HOUR_MS));
    await takeSnapshot(later(4 * HOUR_MS));
    const day = dayOf(START);
    const board = { range: { first: day, last: day } };
    expect(await past(board, later(2 * HOUR_MS))).toHaveLength(1);
    expect(await past(board, later(4 * HOUR_MS))).toHaveLength(2);
    await db.paper.delete({ where: { id: late } });
    expect(await past(board, later(4 * HOUR_MS))).toHaveLength(1);
  });
});
