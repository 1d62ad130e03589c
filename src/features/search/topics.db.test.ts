import { beforeEach, describe, expect, it } from 'vitest';
import { learnTopics } from '@/features/topics/learning/mutations';
import { seedTopics } from '@/features/topics/mutations';
import { ingestText, jsonLine } from '../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../tests/support/test-database';
import { searchPapers } from './queries';
import { PAGE_SIZE } from './ranking/queries';
import { exactForm, otherForm } from './rephrase';
import type { SearchQuery } from './schema';

useTestDatabase();
beforeEach(seedTopics);

function search(text: string, given: Partial<SearchQuery> = {}) {
  return searchPapers({ text, sort: 'relevance', cursor: null, ...given });
}

async function titles(text: string): Promise<string[]> {
  return (await search(text)).hits.map((hit) => hit.paper.titleText);
}

/** Takes papers in as they come, so that they get their topics. */
async function take(papers: { title: string; abstract?: string; publishedAt?: string }[]): Promise<void> {
  const { rejections } = await ingestText(papers.map(jsonLine).join(''), {
    now: new Date('2026-11-24T12:00:00Z'),
  });
  expect(rejections).toEqual([]);
}

/** So many papers that define a short form. */
function defining(shortForm: string, expansion: string, papers: number) {
  return Array.from({ length: papers }, (_, index) => ({
    title: `On ${expansion}, part ${index + 1}`,
    abstract: `We study ${expansion} (${shortForm}) at length.`,
  }));
}

describe('a search by a topic’s name', () => {
  it('finds every way of writing it, says so, and lets one have it to the letter', async () => {
    await take([
      { title: 'A multilayer perceptron' },
      { title: 'Multi-layer perceptrons' },
      { title: 'MLPs at work' },
      { title: 'A layer of perceptrons, multi' },
    ]);
    const { total, readings } = await search('mlp');
    expect(total).toBe(3);
    expect(readings).toMatchObject([{ form: 'mlp', meant: { slug: 'mlp', name: 'MLP' }, others: [] }]);
    expect(readings[0]?.meant?.forms).toContain('multi-layer perceptron');
    expect((await search('multilayer perceptrons')).hits.map(({ paper }) => paper.titleText)).toEqual(
      expect.arrayContaining(['MLPs at work', 'A multilayer perceptron', 'Multi-layer perceptrons']),
    );
    expect((await search(exactForm('mlp', 'mlp'))).readings).toEqual([]);
    expect(await titles(exactForm('mlp', 'mlp'))).toEqual(['MLPs at work']);
  });
});

describe('a form that papers use for several things', () => {
  it('is searched as most of them mean it, and offers the others', async () => {
    await take([
      ...defining('QXM', 'quorum exchange matrix', 4),
      ...defining('QXM', 'quiet xylophone mode', 3),
      { title: 'The quorum exchange matrix, unabbreviated' },
      { title: 'The quiet xylophone mode, unabbreviated' },
    ]);
    await learnTopics();
    const { readings } = await search('QXM');
    expect(readings).toMatchObject([
      { form: 'QXM', meant: { name: 'Quorum exchange matrix' }, others: [{ name: 'Quiet xylophone mode' }] },
    ]);
    expect(await titles('QXM')).toContain('The quorum exchange matrix, unabbreviated');
    expect(await titles('QXM')).not.toContain('The quiet xylophone mode, unabbreviated');
    const other = otherForm('QXM', 'QXM', readings[0]?.others[0]?.name ?? '');
    expect(await titles(other)).toContain('The quiet xylophone mode, unabbreviated');
    expect((await titles(other)).filter((title) => /quorum/i.test(title))).toEqual([]);
  });

  it('is searched as it is written where they do not agree', async () => {
    await take([
      ...defining('QXM', 'quorum exchange matrix', 3),
      ...defining('QXM', 'quiet xylophone mode', 3),
    ]);
    await learnTopics();
    const { readings, total } = await search('QXM');
    expect(readings).toMatchObject([{ form: 'QXM', meant: null }]);
    expect(readings[0]?.others.map(({ name }) => name).toSorted()).toEqual([
      'Quiet xylophone mode',
      'Quorum exchange matrix',
    ]);
    expect(total).toBe(6);
  });
});

describe('topics', () => {
  it('narrow a search, and alone list their papers, newest first', async () => {
    await take([
      { title: 'Old splines in a Kolmogorov–Arnold network', publishedAt: '2024-01-01' },
      { title: 'New splines in a Kolmogorov–Arnold network, no MLP', publishedAt: '2025-01-01' },
      { title: 'Middling splines in an MLP', publishedAt: '2024-06-01' },
    ]);
    const [old, young, middling] = [
      'Old splines in a Kolmogorov–Arnold network',
      'New splines in a Kolmogorov–Arnold network, no MLP',
      'Middling splines in an MLP',
    ] as const;
    expect((await titles('splines topic:kan')).toSorted()).toEqual([young, old]);
    expect(await titles('topic:kan')).toEqual([young, old]);
    expect(await titles('the topic:"multi-layer perceptron"')).toEqual([young, middling]);
    expect(await titles('topic:kan topic:mlp')).toEqual([young]);
    expect(await titles('splines -topic:kan')).toEqual([middling]);
  });

  it('that are not there find nothing, and the search says why', async () => {
    await take([{ title: 'Splines' }]);
    const { hits, hints } = await search('splines topic:unknown');
    expect(hits).toEqual([]);
    expect(hints).toMatchObject([{ message: 'There is no topic `unknown`.' }]);
  });

  it('are counted for the whole result, with its years', async () => {
    const papers = Array.from({ length: PAGE_SIZE + 5 }, (_, index) => ({
      title: `Splines ${index} of an MLP${index % 3 === 0 ? ' and a Kolmogorov–Arnold network' : ''}`,
      publishedAt: index % 2 === 0 ? '2024-05-01' : '2025-05-01',
    }));
    await take([...papers, { title: 'Something else about an MLP' }]);
    const { facets, total, totalIsExact } = await search('splines');
    expect({ total, totalIsExact }).toEqual({ total: PAGE_SIZE + 5, totalIsExact: true });
    expect(facets.topics).toEqual([
      { slug: 'mlp', name: 'MLP', count: PAGE_SIZE + 5 },
      { slug: 'kan', name: 'Kolmogorov–Arnold networks', count: 10 },
    ]);
    expect(facets.years).toEqual([
      { year: 2025, count: 15 },
      { year: 2024, count: 15 },
    ]);
  });
});
