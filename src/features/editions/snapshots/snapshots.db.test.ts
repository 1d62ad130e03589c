import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { EDITION_TASKS } from '../tasks';
import { takeSnapshot } from './mutations';

useTestDatabase();

/** An instant on some days in November 2026: "26 08:00". */
const at = (text: string) => new Date(`2026-11-${text.replace(' ', 'T')}:00Z`);
const votesOf = async (paperId: number) =>
  (await db.paperSnapshot.findMany({ where: { paperId }, orderBy: { at: 'asc' } })).map(
    ({ at: taken, votes }) => [taken.toISOString().slice(8, 16).replace('T', ' '), votes],
  );

describe('a snapshot', () => {
  it('writes what moved, and nothing of a paper that did not', async () => {
    const moving = await createPaper({ editionDay: new Date('2026-11-26'), sourceUpvoteCount: 4 });
    const resting = await createPaper({ editionDay: new Date('2026-11-26') });
    await createPaper();
    expect(await takeSnapshot(at('26 08:00'))).toMatchObject({ papers: 2 });
    expect(await takeSnapshot(at('26 09:00'))).toMatchObject({ papers: 0 });
    await db.paper.update({ where: { id: moving.id }, data: { sourceUpvoteCount: 9 } });
    expect(await takeSnapshot(at('26 10:00'))).toMatchObject({ papers: 1 });
    expect(await votesOf(moving.id)).toEqual([
      ['26 08:00', 4],
      ['26 10:00', 9],
    ]);
    expect(await votesOf(resting.id)).toEqual([['26 08:00', 0]]);
    expect(await db.snapshot.count()).toBe(3);
  });

  it('writes comments, a paper that is featured, and one that loses what it had', async () => {
    const { id } = await createPaper();
    const where = { id };
    for (const [hour, data] of [
      ['01', { sourceCommentCount: 2 }],
      ['02', { editionDay: new Date('2026-11-26') }],
      ['03', { sourceCommentCount: 0, editionDay: null }],
    ] as const) {
      await db.paper.update({ where, data });
      expect(await takeSnapshot(at(`26 ${hour}:00`))).toMatchObject({ papers: 1 });
    }
    const rows = await db.paperSnapshot.findMany({ orderBy: { at: 'asc' } });
    expect(rows.map(({ comments, editionDay }) => [comments, editionDay !== null])).toEqual([
      [2, false],
      [2, true],
      [0, false],
    ]);
  });

  it('is taken once in a minute, and never before one that was taken', async () => {
    await createPaper({ editionDay: new Date('2026-11-26') });
    expect(await takeSnapshot(new Date('2026-11-26T08:00:07Z'))).not.toBeNull();
    expect(await takeSnapshot(new Date('2026-11-26T08:00:31Z'))).toBeNull();
    expect(await takeSnapshot(at('26 07:00'))).toBeNull();
    const both = await Promise.all([takeSnapshot(at('26 09:00')), takeSnapshot(at('26 09:00'))]);
    expect(both.filter((counts) => counts !== null)).toHaveLength(1);
  });

  it('counts again what was moved by a transaction that was open when the last one was taken', async () => {
    const { id } = await createPaper({ editionDay: new Date('2026-11-26') });
    await takeSnapshot(new Date());
    await db.$executeRaw`ALTER TABLE papers DISABLE TRIGGER USER`;
    await db.paper.update({
      where: { id },
      data: { voteCount: 5, movedAt: new Date(Date.now() - 1_000_000) },
    });
    await db.$executeRaw`ALTER TABLE papers ENABLE TRIGGER USER`;
    expect(await takeSnapshot(new Date(Date.now() + 60_000))).toMatchObject({ papers: 1 });
  });

  it('is taken by the hourly task', async () => {
    await createPaper({ editionDay: new Date('2026-11-26') });
    const context = { signal: new AbortController().signal, attempt: 1 };
    for (const task of EDITION_TASKS) await task.run({}, context);
    expect(await db.paperSnapshot.count()).toBe(1);
  });
});

describe('the stars that a paper gained', () => {
  let paperId = 0;
  beforeEach(async () => {
    ({ id: paperId } = await createPaper({ editionDay: new Date('2026-11-26') }));
  });
  const link = (url: string, fields: object = {}) =>
    db.paperLink.create({
      data: { paperId, position: 0, kind: 'code', url, host: 'github.com', origin: 'source', ...fields },
    });
  const setStars = (stars: number, name = 'code') =>
    db.repository.updateMany({ where: { name }, data: { stars } });
  const gained = async () => (await db.paper.findUniqueOrThrow({ where: { id: paperId } })).starsGained;

  it('are those since seven days ago; the first count is where they begin', async () => {
    await link('https://github.com/Lab/Code', { owner: 'Lab', name: 'Code' });
    await setStars(5_000);
    await takeSnapshot(at('10 08:00'));
    expect(await gained()).toBe(0);
    await setStars(5_030);
    await takeSnapshot(at('12 08:00'));
    expect(await gained()).toBe(30);
    await setStars(5_100);
    await takeSnapshot(at('14 08:00'));
    expect(await gained()).toBe(100);
    await takeSnapshot(at('19 08:00'));
    expect(await gained()).toBe(70);
    await takeSnapshot(at('21 08:00'));
    expect(await gained()).toBe(0);
    expect(await db.repositorySnapshot.count()).toBe(3);
  });

  it('add up over its repositories, each of them once, and none is taken off for one that loses some', async () => {
    await link('https://github.com/Lab/Code', { owner: 'Lab', name: 'Code' });
    await link('https://github.com/lab/code/tree/main', { owner: 'lab', name: 'code' });
    await link('https://github.com/lab/data', { owner: 'lab', name: 'data' });
    await link('https://github.com/lab/old', { owner: 'lab', name: 'old' });
    await link('https://github.com/lab', { owner: 'lab' });
    await link('https://gitlab.com/lab/else', { host: 'gitlab.com', owner: 'lab', name: 'else' });
    expect(await db.repository.count()).toBe(3);
    await db.repository.updateMany({ data: { stars: 100 } });
    await takeSnapshot(at('10 08:00'));
    await setStars(110, 'code');
    await setStars(103, 'data');
    await setStars(20, 'old');
    await takeSnapshot(at('11 08:00'));
    expect(await gained()).toBe(13);
  });

  it('are told by the source of a paper too, where it tells them newer', async () => {
    const told = (stars: number, day: string) => ({
      owner: 'lab',
      name: 'code',
      stars,
      starsAsOf: new Date(`2026-11-${day}`),
    });
    const url = 'https://github.com/lab/code';
    const { id } = await link(url, told(40, '10'));
    await db.paperLink.delete({ where: { id } });
    await link(url, told(55, '12'));
    expect(await db.repository.findMany({ select: { stars: true } })).toEqual([{ stars: 55 }]);
    await db.paperLink.deleteMany();
    await link(url, told(39, '09'));
    await link(`${url}/issues`, { owner: 'lab', name: 'code' });
    expect(await db.repository.findMany({ select: { stars: true } })).toEqual([{ stars: 55 }]);
  });

  it('move its score', async () => {
    await link('https://github.com/lab/code', { owner: 'lab', name: 'code' });
    await setStars(1);
    await takeSnapshot(at('10 08:00'));
    const before = await db.paper.findUniqueOrThrow({ where: { id: paperId } });
    await setStars(100);
    expect(await takeSnapshot(at('11 08:00'))).toEqual({ papers: 0, repositories: 1, scores: 1 });
    const after = await db.paper.findUniqueOrThrow({ where: { id: paperId } });
    expect(after.score - before.score).toBeCloseTo(Math.log10(1 + Math.log(100)), 9);
  });
});
