import { beforeEach, describe, expect, it } from 'vitest';
import { seedTopics } from '@/features/topics/mutations';
import { db } from '@/lib/db';
import { createPaper } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { PAGE_SIZE, searchPapers } from './queries';
import type { SearchQuery } from './schema';

useTestDatabase();

function search(text: string, given: Partial<SearchQuery> = {}) {
  return searchPapers({ text, topics: [], sort: 'relevance', cursor: null, ...given });
}

async function titles(text: string, given: Partial<SearchQuery> = {}): Promise<string[]> {
  return (await search(text, given)).hits.map((hit) => hit.paper.titleText);
}

/** The rows that put a paper under topics. */
function named(slugs: string[]) {
  return { create: slugs.map((slug) => ({ topic: { connect: { slug } } })) };
}

describe('a search by a topic’s name', () => {
  beforeEach(seedTopics);

  it('finds every way of writing it, and says so', async () => {
    await createPaper({ titleText: 'A multilayer perceptron' });
    await createPaper({ titleText: 'Multi-layer perceptrons' });
    await createPaper({ titleText: 'MLPs' });
    await createPaper({ titleText: 'A layer of perceptrons, multi' });
    const result = await search('mlp');
    expect(result.total).toBe(3);
    expect(result.expansions).toEqual([{ form: 'mlp', expansions: ['multi-layer perceptron'] }]);
    expect((await search('perceptron "mlp"')).expansions).toEqual([]);
    expect(await titles('"MLP"')).toEqual([]);
    expect(await titles('"MLPs"')).toEqual(['MLPs']);
  });

  it('finds what the papers agree an abbreviation stands for', async () => {
    for (const title of ['One', 'Two']) {
      const { id: paperId } = await createPaper({ titleText: title, abbreviationText: 'XQC' });
      await db.paperAbbreviation.create({
        data: { paperId, shortForm: 'XQC', expansion: 'crossed quality control' },
      });
    }
    await createPaper({ titleText: 'Crossed quality control' });
    const result = await search('XQC');
    expect(result.total).toBe(3);
    expect(result.expansions).toEqual([{ form: 'XQC', expansions: ['crossed quality control'] }]);
  });
});

describe('topics', () => {
  beforeEach(seedTopics);

  it('narrow a search, and alone list their papers, newest first', async () => {
    await createPaper({
      titleText: 'Old splines',
      topics: named(['kan']),
      publishedAt: new Date('2024-01-01'),
    });
    await createPaper({
      titleText: 'New splines',
      topics: named(['kan', 'mlp']),
      publishedAt: new Date('2025-01-01'),
    });
    await createPaper({
      titleText: 'Untold splines',
      topics: named(['mlp']),
      editionDay: new Date('2024-06-01'),
    });
    expect((await titles('splines', { topics: ['kan'] })).toSorted()).toEqual(['New splines', 'Old splines']);
    expect(await titles('', { topics: ['kan'] })).toEqual(['New splines', 'Old splines']);
    expect(await titles('the', { topics: ['mlp'] })).toEqual(['New splines', 'Untold splines']);
    expect(await titles('', { topics: ['kan', 'mlp'] })).toEqual(['New splines']);
    expect(await titles('splines', { topics: ['unknown'] })).toEqual([]);
  });

  it('are counted for the whole result', async () => {
    for (let index = 0; index < PAGE_SIZE + 5; index++) {
      await createPaper({
        titleText: `Splines ${index}`,
        topics: named(index % 3 === 0 ? ['kan', 'mlp'] : ['mlp']),
      });
    }
    await createPaper({ titleText: 'Something else', topics: named(['mlp']) });
    const { topics, total } = await search('splines');
    expect(total).toBe(PAGE_SIZE + 5);
    expect(topics).toEqual([
      { slug: 'mlp', name: 'MLP', count: PAGE_SIZE + 5 },
      { slug: 'kan', name: 'Kolmogorov–Arnold networks', count: 10 },
    ]);
  });
});
