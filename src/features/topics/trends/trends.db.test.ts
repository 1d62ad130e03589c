import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { periodsOf, SPANS } from './periods';
import { getTopicTrends } from './queries';
import { countPapers } from './sql';

useTestDatabase();

let serial = 0;

/** So many papers of a day, of which the first have a topic. */
async function fill(day: string, count: number, { topicId, having }: { topicId: number; having: number }) {
  const rows = Array.from({ length: count }, () => {
    serial += 1;
    const name = `trend-${serial}`;
    return {
      key: name,
      fingerprint: name,
      title: name,
      titleText: name,
      publishedAt: new Date(`${day}T12:00:00Z`),
    };
  });
  const papers = await db.paper.createManyAndReturn({ data: rows, select: { id: true } });
  await db.paperTopic.createMany({
    data: papers.slice(0, having).map(({ id }) => ({ paperId: id, topicId })),
  });
}

const createTopic = async (slug: string) => (await db.topic.create({ data: { slug, name: slug } })).id;
const today = '2026-11-28' as Day;

describe('the topics that rise and fall', () => {
  it('are compared over thirty days and the ninety before, where these have papers enough', async () => {
    const topicId = await createTopic('moe');
    await fill('2026-11-20', 250, { topicId, having: 50 });
    await fill('2026-10-01', 600, { topicId, having: 30 });
    await fill('2026-07-01', 400, { topicId, having: 400 });
    const trends = await getTopicTrends(today);
    expect(trends?.periods).toMatchObject({ unit: 'days', recent: { last: '2026-11-20' } });
    expect(trends?.totals).toEqual({ recent: 250, before: 600 });
    expect(trends?.rising).toMatchObject([{ slug: 'moe', recent: 50, before: 30 }]);
    expect(trends?.falling).toEqual([]);
  });

  it('are compared by months where there are few papers, and not at all where there are hardly any', async () => {
    const topicId = await createTopic('moe');
    await fill('2026-11-20', 20, { topicId, having: 0 });
    expect(await getTopicTrends(today)).toBeNull();
    await fill('2026-09-10', 100, { topicId, having: 0 });
    await fill('2026-03-10', 110, { topicId, having: 40 });
    const trends = await getTopicTrends(today);
    expect(trends?.periods).toMatchObject({
      unit: 'months',
      recent: { first: '2026-09-01', last: '2026-11-30' },
    });
    expect(trends?.falling).toMatchObject([{ slug: 'moe', recent: 0, before: 40 }]);
  });

  it('are not asked of an empty corpus, nor of papers that are dated in the future', async () => {
    expect(await getTopicTrends(today)).toBeNull();
    await fill('2031-01-01', 3, { topicId: await createTopic('moe'), having: 3 });
    expect(await getTopicTrends(today)).toBeNull();
  });

  it('counts a paper that is not dated on the day of its edition, as topics do', async () => {
    const topicId = await createTopic('moe');
    await fill('2019-01-01', 2, { topicId, having: 2 });
    const day = new Date('2026-11-10');
    await db.edition.create({ data: { day } });
    for (const { id } of await db.paper.findMany()) {
      await db.paper.update({ where: { id }, data: { publishedPrecision: 'year', editionDay: day } });
      await db.editionEntry.create({ data: { day, paperId: id, source: 'test' } });
    }
    const periods = periodsOf(SPANS[0], today);
    expect(await countPapers(periods)).toEqual({ recent: 2, before: 0 });
    const days = await db.paperTopic.findMany({ select: { day: true } });
    expect(days.map((row) => row.day)).toEqual([day, day]);
  });
});
