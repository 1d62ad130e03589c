import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { listTopicMonths, listTopicNeighbours } from './queries';
import { countTogether } from './sql';

useTestDatabase();

async function createTopic(slug: string): Promise<number> {
  return (await db.topic.create({ data: { slug, name: slug.toUpperCase() } })).id;
}

/** So many papers with these topics. */
async function createPapers(count: number, topics: number[], fields: Parameters<typeof createPaper>[0] = {}) {
  for (let paper = 0; paper < count; paper += 1) {
    const { id } = await createPaper(fields);
    await db.paperTopic.createMany({ data: topics.map((topicId) => ({ topicId, paperId: id })) });
  }
}

const on = (day: string) => ({ publishedAt: new Date(`${day}T23:30:00Z`) });
const totals = async () =>
  Object.fromEntries(
    (await db.paperMonth.findMany({ where: { paperCount: { not: 0 } }, orderBy: { month: 'asc' } })).map(
      ({ month, paperCount }) => [month, paperCount],
    ),
  );

describe('the papers of a topic by month', () => {
  it('are counted beside all papers; a month without any is left out, one without the topic is not', async () => {
    const topic = await createTopic('moe');
    await createPapers(2, [topic], on('2026-01-31'));
    await createPapers(1, [], on('2026-01-01'));
    await createPapers(3, [], on('2026-03-15'));
    expect(await listTopicMonths(topic)).toEqual([
      { month: '2026-01', papers: 2, total: 3 },
      { month: '2026-03', papers: 0, total: 3 },
    ]);
  });

  it('are dated by their publication, else by their edition, else not at all', async () => {
    const topic = await createTopic('moe');
    const editionDay = new Date('2026-02-02');
    await createPapers(1, [topic], { ...on('2026-01-31'), editionDay });
    await createPapers(1, [topic], { editionDay });
    await createPapers(1, [topic], { ...on('2019-01-01'), publishedPrecision: 'year', editionDay });
    await createPapers(1, [topic], { ...on('2019-01-01'), publishedPrecision: 'year' });
    expect(await listTopicMonths(topic)).toEqual([
      { month: '2026-01', papers: 1, total: 1 },
      { month: '2026-02', papers: 2, total: 2 },
    ]);
    expect(await totals()).toEqual({ '': 1, '2026-01': 1, '2026-02': 2 });
  });

  it('follow a paper that is dated anew, or goes', async () => {
    const topic = await createTopic('moe');
    await createPapers(2, [topic], on('2026-01-31'));
    const [one, other] = await db.paper.findMany({ orderBy: { id: 'asc' } });
    await db.paper.update({ where: { id: one?.id ?? 0 }, data: on('2025-12-24') });
    expect(await listTopicMonths(topic)).toEqual([
      { month: '2025-12', papers: 1, total: 1 },
      { month: '2026-01', papers: 1, total: 1 },
    ]);
    await db.paper.update({ where: { id: one?.id ?? 0 }, data: { publishedAt: null } });
    await db.paper.delete({ where: { id: other?.id ?? 0 } });
    expect(await listTopicMonths(topic)).toEqual([]);
    expect(await totals()).toEqual({ '': 1 });
  });

  it('are not touched by votes', async () => {
    const topic = await createTopic('moe');
    await createPapers(1, [topic], on('2026-01-31'));
    await db.paper.updateMany({ data: { upvoteCount: 7, editionDay: new Date('2026-02-02') } });
    expect(await totals()).toEqual({ '2026-01': 1 });
  });
});

describe('the neighbours of a topic', () => {
  it('are the topics its papers have more often than others do', async () => {
    const [moe, routing, common] = [
      await createTopic('moe'),
      await createTopic('routing'),
      await createTopic('llm'),
    ];
    await createPapers(8, [moe, routing, common]);
    await createPapers(4, [moe]);
    await createPapers(40, [common]);
    await createPapers(60, []);
    const neighbours = await listTopicNeighbours({ id: moe, count: 12 });
    expect(neighbours).toEqual([
      { slug: 'routing', name: 'ROUTING', papers: 8, of: 12, lift: expect.closeTo(28 / 3) },
    ]);
    expect(await listTopicNeighbours({ id: await createTopic('nothing'), count: 0 })).toEqual([]);
  });

  it('are counted among every so many of its papers', async () => {
    const [moe, routing] = [await createTopic('moe'), await createTopic('routing')];
    await createPapers(40, [moe, routing]);
    const { size, corpus, candidates } = await countTogether({ topicId: moe, step: 4 });
    expect({ size, corpus, candidates }).toEqual({
      size: 10,
      corpus: 40,
      candidates: [{ slug: 'routing', name: 'ROUTING', papers: 10, everywhere: 40 }],
    });
  });
});
