import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { CURATED_TOPICS } from './curated-topics';
import { createTopicMatcher } from './matcher';
import { seedTopics } from './mutations';
import { getTopic, listTopicForms, listTopics } from './queries';

useTestDatabase();

const formsOfAll = CURATED_TOPICS.flatMap((topic) => topic.forms).length;

async function createPaper(key: string): Promise<number> {
  const paper = await db.paper.create({ data: { key, fingerprint: key, title: key, titleText: key } });
  return paper.id;
}

describe('the curated topics', () => {
  it('are there once, however often and at the same time they are seeded', async () => {
    await Promise.all([seedTopics(), seedTopics(), seedTopics()]);
    await seedTopics();
    expect(await db.topic.count()).toBe(CURATED_TOPICS.length);
    expect(await db.topicForm.count()).toBe(formsOfAll);
  });

  it('leave what an operator added or renamed', async () => {
    await seedTopics();
    const { id } = await db.topic.update({ where: { slug: 'mlp' }, data: { name: 'Perceptrons' } });
    await db.topicForm.create({ data: { topicId: id, form: 'MLP block', kind: 'expansion' } });
    await seedTopics();
    expect(await getTopic('mlp')).toEqual({
      id,
      slug: 'mlp',
      name: 'Perceptrons',
      count: 0,
      origin: 'curated',
      abbreviations: ['MLP'],
      expansions: ['MLP block', 'multi-layer perceptron'],
    });
  });

  it('match papers by their forms and signs, the operator’s too', async () => {
    await seedTopics();
    const mlp = await db.topic.findUniqueOrThrow({ where: { slug: 'mlp' } });
    await db.topicForm.create({
      data: { topicId: mlp.id, form: 'feed-forward perceptron', kind: 'expansion' },
    });
    const match = createTopicMatcher(await listTopicForms());
    const topics = match({ title: 'Feed-forward perceptrons and GRPO', abstract: null, summary: null });
    expect(topics.map((topic) => topic.slug).toSorted()).toEqual(['mlp', 'policy-optimization']);
  });
});

describe('the list of topics', () => {
  it('counts papers, most first, and leaves out what has none', async () => {
    await seedTopics();
    const [mlp, kan] = await Promise.all(
      ['mlp', 'kan'].map((slug) => db.topic.findUniqueOrThrow({ where: { slug } })),
    );
    const papers = [await createPaper('one'), await createPaper('two')];
    await db.paperTopic.createMany({ data: papers.map((paperId) => ({ paperId, topicId: mlp?.id ?? 0 })) });
    await db.paperTopic.create({ data: { paperId: papers[0] ?? 0, topicId: kan?.id ?? 0 } });
    expect(await listTopics()).toEqual([
      { slug: 'mlp', name: 'MLP', count: 2 },
      { slug: 'kan', name: 'Kolmogorov–Arnold networks', count: 1 },
    ]);
    expect(await getTopic('nothing')).toBeNull();
  });
});
