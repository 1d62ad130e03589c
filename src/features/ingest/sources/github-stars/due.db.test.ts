import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { seededRandom } from '../../../../../tests/support/seeded-random';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { isLookDue } from './look-schedule';
import { countRepositories, listDueRepositories } from './sql';

useTestDatabase();

const NOW = new Date('2026-11-28T10:20:00Z');
const DAY_MS = 86_400_000;

it('the database finds those due whose turn it is by the rule, the highest scores first', async () => {
  const random = seededRandom(7);
  const cases = Array.from({ length: 400 }, (_, at) => ({
    name: `engine-${at}`,
    ageDays: Math.floor(random() * (random() < 0.5 ? 40 : 900)) - 1,
    isGaining: random() < 0.3,
    isGone: random() < 0.3,
    fetchedAt: random() < 0.1 ? null : new Date(NOW.getTime() - Math.floor(random() ** 3 * 100 * DAY_MS)),
  }));
  await db.paper.createMany({
    data: cases.map(({ name, ageDays, isGaining }, at) => ({
      id: at + 1,
      key: name,
      fingerprint: name,
      title: name,
      titleText: name,
      starsGained: isGaining ? 3 : 0,
      editionDay: new Date(Date.UTC(2026, 10, 28) - ageDays * DAY_MS),
    })),
  });
  await db.paperLink.createMany({
    data: cases.map(({ name }, at) => ({
      paperId: at + 1,
      position: 0,
      kind: 'code' as const,
      url: `https://github.com/ada/${name}`,
      host: 'github.com',
      owner: 'Ada',
      name,
      origin: 'source' as const,
    })),
  });
  for (const { name, fetchedAt, isGone } of cases) {
    const data = { fetchedAt, goneAt: isGone ? NOW : null };
    await db.repository.updateMany({ where: { name }, data });
  }
  const expected = cases.filter((each) => isLookDue(each, NOW)).map(({ name }) => name);
  const due = await listDueRepositories({ now: NOW, limit: 1_000 });
  expect(due.map(({ name }) => name).toSorted()).toEqual(expected.toSorted());
  expect(expected.length).toBeGreaterThan(50);
  const scores = await db.paper.findMany({ select: { key: true, score: true } });
  const scoreOf = new Map(scores.map(({ key, score }) => [key, score]));
  const order = due.map(({ name }) => scoreOf.get(name) ?? 0);
  expect(order).toEqual(order.toSorted((one, other) => other - one));
  expect(await countRepositories(NOW)).toMatchObject({
    linked: 400,
    due: expected.length,
    gone: cases.filter(({ isGone }) => isGone).length,
  });
});

it('a repository that no paper links any more is not asked for', async () => {
  await db.repository.create({ data: { owner: 'ada', name: 'forgotten' } });
  expect(await listDueRepositories({ now: NOW, limit: 10 })).toEqual([]);
  expect(await countRepositories(NOW)).toMatchObject({ linked: 0, due: 0 });
});
