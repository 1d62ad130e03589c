import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { formKey } from '../form-key';
import { searchTopics, TOPICS_ON_PAGE } from './queries';

useTestDatabase();

type Forms = { abbreviations?: string[]; expansions?: string[]; papers?: number };

async function createTopic(name: string, { abbreviations = [], expansions = [], papers = 1 }: Forms = {}) {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const forms = [
    ...abbreviations.map((form) => ({ form, kind: 'abbreviation' as const })),
    ...expansions.map((form) => ({ form, kind: 'expansion' as const })),
  ].map((form) => ({ ...form, key: formKey(form) }));
  const topic = await db.topic.create({ data: { slug, name, forms: { create: forms } } });
  for (let paper = 0; paper < papers; paper += 1) {
    await db.paperTopic.create({ data: { topicId: topic.id, paperId: (await createPaper()).id } });
  }
  return topic.id;
}

const found = async (text: string) => (await searchTopics({ text, page: 1 })).topics.map(({ name }) => name);

describe('the list of topics', () => {
  it('has those with papers, most papers first, each with its second name', async () => {
    await createTopic('MLP', { abbreviations: ['MLP'], expansions: ['multi-layer perceptron'], papers: 1 });
    await createTopic('Mixture of experts', {
      abbreviations: ['MoE'],
      expansions: ['mixture of experts'],
      papers: 2,
    });
    await createTopic('Nothing yet', { papers: 0 });
    expect(await searchTopics({ text: '', page: 1 })).toEqual({
      topics: [
        { slug: 'mixture-of-experts', name: 'Mixture of experts', second: 'MoE', count: 2 },
        { slug: 'mlp', name: 'MLP', second: 'multi-layer perceptron', count: 1 },
      ],
      total: 2,
      pages: 1,
    });
  });

  it('goes on on further pages, each topic once', async () => {
    const paper = await createPaper();
    const count = TOPICS_ON_PAGE + 3;
    await db.topic.createMany({
      data: Array.from({ length: count }, (_, index) => ({ slug: `t${index}`, name: `Topic ${index % 7}` })),
    });
    const topics = await db.topic.findMany({ select: { id: true } });
    await db.paperTopic.createMany({ data: topics.map(({ id }) => ({ topicId: id, paperId: paper.id })) });
    const pages = await Promise.all([1, 2, 3].map((page) => searchTopics({ text: '', page })));
    expect(pages.map((page) => page.topics.length)).toEqual([TOPICS_ON_PAGE, 3, 0]);
    expect(pages[1]).toMatchObject({ total: count, pages: 2 });
    expect(new Set(pages.flatMap((page) => page.topics.map(({ slug }) => slug))).size).toBe(count);
  });
});

describe('looking for a topic', () => {
  it('finds it by its name, an abbreviation or an expansion, in any case, spelling and number', async () => {
    await createTopic('MLP', { abbreviations: ['MLP'], expansions: ['multi-layer perceptron'] });
    await createTopic('Benchmarks', { expansions: ['benchmark'] });
    for (const text of [
      'mlp',
      'MLPs',
      'Multilayer Perceptrons',
      'multi layer perceptron',
      'perceptron',
      'percep',
      'layer perceptron',
    ]) {
      expect(await found(text), text).toEqual(['MLP']);
    }
    expect(await found('bench')).toEqual(['Benchmarks']);
  });

  it('does not mind accents on either side, nor the order of words', async () => {
    await createTopic('Schrödinger bridges', { expansions: ['Schrödinger bridge'] });
    for (const text of ['schrodinger', 'SCHRÖDINGER BRIDGE', 'bridge schrodinger']) {
      expect(await found(text), text).toEqual(['Schrödinger bridges']);
    }
  });

  it('puts what is called just so before what has more papers', async () => {
    await createTopic('Reinforcement learning', {
      abbreviations: ['RL'],
      expansions: ['reinforcement learning'],
    });
    await createTopic('RLHF', { abbreviations: ['RLHF'], papers: 3 });
    await createTopic('World models', { expansions: ['world model'], papers: 5 });
    expect(await found('rl')).toEqual(['Reinforcement learning', 'RLHF']);
  });

  it('does not find a form that an operator removed', async () => {
    const id = await createTopic('Experts', { abbreviations: ['MoE'] });
    await db.topicForm.updateMany({ where: { topicId: id }, data: { removedAt: new Date() } });
    expect(await found('moe')).toEqual([]);
  });

  it('finds nothing where nothing is asked that a name could have, and takes all for text', async () => {
    await createTopic('Benchmarks', { expansions: ['benchmark'] });
    for (const text of ['%', '_', "'; DROP TABLE topics; --", '…', '🙂', 'zyzzyva', 'بنش']) {
      expect(await found(text), text).toEqual([]);
    }
  });
});
