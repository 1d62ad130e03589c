import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { listNewestOfTopic, listTrendingOfTopic } from './queries';

useTestDatabase();

type Fields = Parameters<typeof createPaper>[0];

async function createTopicWith(papers: Record<string, Fields>): Promise<number> {
  const topic = await db.topic.create({ data: { slug: 'moe', name: 'Mixture of experts' } });
  for (const [titleText, fields] of Object.entries(papers)) {
    const { id } = await createPaper({ titleText, ...fields });
    await db.paperTopic.create({ data: { topicId: topic.id, paperId: id } });
  }
  return topic.id;
}

const titles = (papers: { titleText: string }[]) => papers.map(({ titleText }) => titleText);
const on = (day: string) => ({ publishedAt: new Date(`${day}T00:00:00Z`) });

describe('the papers of a topic', () => {
  it('come newest first, those without a date last', async () => {
    const topic = await createTopicWith({
      undated: {},
      old: on('2020-01-01'),
      new: on('2026-01-01'),
      featured: { editionDay: new Date('2025-06-01') },
    });
    expect(titles(await listNewestOfTopic(topic))).toEqual(['new', 'featured', 'old', 'undated']);
  });

  it('come by score, whatever their date, and without those of other topics', async () => {
    const editionDay = new Date('2026-01-05');
    const topic = await createTopicWith({
      held: on('2026-01-02'),
      liked: { ...on('2016-01-01'), editionDay, sourceUpvoteCount: 90 },
      quiet: { ...on('2026-01-01'), editionDay },
    });
    await createPaper({ titleText: 'elsewhere', editionDay, sourceUpvoteCount: 500 });
    expect(titles(await listTrendingOfTopic(topic))).toEqual(['liked', 'quiet', 'held']);
  });

  it('are no more than a page holds, and a feed', async () => {
    const topic = await createTopicWith(
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`paper ${index}`, on('2026-01-01')])),
    );
    expect(await listTrendingOfTopic(topic)).toHaveLength(25);
    expect(await listNewestOfTopic(topic)).toHaveLength(50);
  });
});
