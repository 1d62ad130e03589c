import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';

useTestDatabase();

let papers: number[] = [];
beforeEach(async () => {
  papers = [(await createPaper()).id, (await createPaper()).id];
});

async function counts(): Promise<Record<string, number>> {
  const names = await db.authorName.findMany();
  return Object.fromEntries(names.map(({ name, paperCount }) => [name, paperCount]));
}

/** What author_names should say, counted from the papers. */
async function recount(): Promise<Record<string, number>> {
  const groups = await db.paperAuthor.groupBy({ by: ['name'], where: { hidden: false }, _count: true });
  return Object.fromEntries(groups.map(({ name, _count }) => [name, _count]));
}

function author(paper: 0 | 1, position: number, name: string, hidden = false) {
  return { paperId: papers[paper] ?? 0, position, name, hidden };
}

describe('the names of authors', () => {
  it('are counted by papers, and gone with the last one', async () => {
    await db.paperAuthor.createMany({
      data: [author(0, 0, 'Ada'), author(0, 1, 'Bob'), author(1, 0, 'Ada')],
    });
    expect(await counts()).toEqual({ Ada: 2, Bob: 1 });
    await db.paper.delete({ where: { id: papers[0] } });
    expect(await counts()).toEqual({ Ada: 1 });
  });

  it('are not those that are hidden, and come and go as these are hidden', async () => {
    await db.paperAuthor.createMany({ data: [author(0, 0, 'Ada', true), author(0, 1, 'Bob')] });
    expect(await counts()).toEqual({ Bob: 1 });
    await db.paperAuthor.updateMany({ where: { name: 'Ada' }, data: { hidden: false } });
    await db.paperAuthor.updateMany({ where: { name: 'Bob' }, data: { hidden: true } });
    expect(await counts()).toEqual({ Ada: 1 });
  });

  it('follow a corrected name', async () => {
    await db.paperAuthor.createMany({ data: [author(0, 0, 'Schoelkopf'), author(1, 0, 'Schoelkopf')] });
    await db.paperAuthor.update({
      where: { paperId_position: { paperId: papers[0] ?? 0, position: 0 } },
      data: { name: 'Schölkopf' },
    });
    expect(await counts()).toEqual({ Schoelkopf: 1, Schölkopf: 1 });
  });

  it('add up whatever happens to the authors', async () => {
    const names = fc.constantFrom('Ada', 'Bob', 'Cleo');
    const where = fc.record({
      paper: fc.constantFrom<0 | 1>(0, 1),
      position: fc.nat({ max: 2 }),
      name: names,
      hidden: fc.boolean(),
    });
    const step = fc.tuple(fc.constantFrom('insert', 'rename', 'show', 'handle', 'delete'), where);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const [what, { paper, position, name, hidden }] of steps) {
          const row = author(paper, position, name, hidden);
          const filter = { paperId: row.paperId, position: { gte: position } };
          if (what === 'insert') await db.paperAuthor.createMany({ data: [row], skipDuplicates: true });
          if (what === 'rename') await db.paperAuthor.updateMany({ where: filter, data: { name } });
          if (what === 'show') await db.paperAuthor.updateMany({ where: filter, data: { hidden } });
          if (what === 'handle') await db.paperAuthor.updateMany({ where: filter, data: { handle: name } });
          if (what === 'delete') await db.paperAuthor.deleteMany({ where: filter });
        }
        expect(await counts()).toEqual(await recount());
      }),
      { numRuns: 60 },
    );
  });

  it('are right after many wrote at the same time', async () => {
    const write = (paper: 0 | 1, first: number) =>
      db.paperAuthor.createMany({
        data: ['Cleo', 'Ada', 'Bob'].map((name, index) => author(paper, first + index, name)),
      });
    await Promise.all([0, 3, 6, 9].flatMap((first) => [write(0, first), write(1, first)]));
    expect(await counts()).toEqual({ Ada: 8, Bob: 8, Cleo: 8 });
    await Promise.all(
      [0, 3, 6, 9].map((first) =>
        db.paperAuthor.deleteMany({ where: { position: { gte: first, lt: first + 3 } } }),
      ),
    );
    expect(await counts()).toEqual({});
  });
});
