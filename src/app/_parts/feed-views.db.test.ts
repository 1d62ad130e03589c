import { beforeAll, describe, expect, it } from 'vitest';
import { GET as citations } from '@/app/citations/[format]/[[...view]]/route';
import { GET as feed } from '@/app/feeds/[format]/[[...view]]/route';
import { getEdition } from '@/features/editions/queries';
import { getTrending } from '@/features/editions/trending/queries';
import { AUTHOR_PAGE_SIZE } from '@/features/papers/author-papers/queries';
import { searchPapers } from '@/features/search/queries';
import { parseSearch } from '@/features/search/schema';
import { FEED_FORMATS } from '@/features/syndication/address';
import { paperFeed } from '@/features/syndication/paper-feed';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import { createPaper } from '../../../tests/support/factories';
import { parseStrictly, textOf } from '../../../tests/support/strict-xml';
import { useTestDatabase } from '../../../tests/support/test-database';
import { authorMetadata } from './author-address';
import { editionMetadata } from './edition-address';
import { findFeedView } from './feed-views';
import { searchMetadata } from './search-view';
import { topicMetadata } from './topic-address';
import { trendingMetadata } from './trending-view';

useTestDatabase({ keep: true });

const DAYS = ['2025-03-12', '2025-03-13', '2025-03-14'];
const NAME = 'Ann O’Author / 100%';

beforeAll(async () => {
  const topic = await db.topic.create({ data: { slug: 'moe', name: 'Mixture of experts' } });
  await db.edition.createMany({ data: DAYS.map((day) => ({ day: new Date(`${day}T00:00:00Z`) })) });
  await db.topicAlias.create({ data: { slug: 'old-moe', topicId: topic.id } });
  for (let index = 0; index < AUTHOR_PAGE_SIZE + 5; index += 1) {
    const day = new Date(`${DAYS[index % 3]}T00:00:00Z`);
    const { id } = await createPaper({
      title: `Gating ${index}`,
      titleText: `Gating ${index}`,
      abstractText: 'A first paragraph.\n\nA second one.',
      publishedAt: day,
      editionDay: day,
      sourceUpvoteCount: index,
    });
    await db.paperTopic.create({ data: { topicId: topic.id, paperId: id } });
    await db.paperAuthor.create({ data: { paperId: id, position: 0, name: NAME } });
    await db.editionEntry.create({ data: { paperId: id, day, source: 'text' } });
  }
});

async function viewAt(address: string) {
  const [path = '', query = ''] = address.split('?');
  const found = await findFeedView(path, new URLSearchParams(query));
  return found?.view ?? null;
}

const idsAt = async (address: string) => (await viewAt(address))?.papers.map(({ id }) => id);
const ids = (papers: { id: number }[]) => papers.map(({ id }) => id);

describe('a feed', () => {
  it('has what its page shows, in its order', async () => {
    const day = (text: string) => ({ first: text as Day, last: text as Day });
    expect(await idsAt('papers/date/2025-03-13')).toEqual(ids((await getEdition(day('2025-03-13'))).papers));
    expect(await idsAt('')).toEqual(ids((await getEdition(day('2025-03-14'))).papers));
    const month = { first: '2025-03-01' as Day, last: '2025-03-31' as Day };
    expect(await idsAt('papers/month/2025-03?p=2')).toEqual(ids((await getEdition(month, 2)).papers));
    expect(await idsAt('papers/trending?p=2')).toEqual(ids((await getTrending('all', 2)).papers));
    expect(await idsAt('papers/trending/today')).toEqual(ids((await getTrending('today')).papers));
    for (const query of ['q=gating', 'q=gating&sort=upvoted', `q=topic:moe+votes:>10&sort=newest`]) {
      const { hits } = await searchPapers(parseSearch(new URLSearchParams(query)));
      expect(hits.length).toBeGreaterThan(0);
      expect(await idsAt(`papers?${query}`), query).toEqual(hits.map(({ paper }) => paper.id));
    }
  });

  it.each([
    'papers/month/2025-03',
    'papers/trending',
    'topics/moe',
    `authors/${encodeURIComponent(NAME)}`,
    'papers?q=gating&sort=newest',
  ])('of a long list leads from part to part until it has had all: %s', async (address) => {
    const seen: number[] = [];
    const first = (await viewAt(address))?.page;
    for (let next: string | null = address; next !== null; ) {
      const view = await viewAt(next);
      if (view?.parts.kind !== 'paged') throw new Error('It has no parts.');
      expect(view.parts.first).toBe(first);
      expect(view.home).toBe(first);
      seen.push(...ids(view.papers));
      next = view.parts.next?.slice(1) ?? null;
    }
    expect(new Set(seen).size).toBe(AUTHOR_PAGE_SIZE + 5);
    expect(seen).toHaveLength(AUTHOR_PAGE_SIZE + 5);
  });

  it('of the front page has the days before as its archive', async () => {
    expect((await viewAt(''))?.parts).toEqual({
      kind: 'archive',
      current: '/',
      before: '/papers/date/2025-03-13',
      after: null,
      closed: false,
    });
    expect((await viewAt('papers/date/2025-03-13'))?.parts).toMatchObject({
      before: '/papers/date/2025-03-12',
      after: '/papers/date/2025-03-14',
      closed: true,
    });
    expect(await viewAt('papers/date/2025-03-13')).toMatchObject({
      home: '/',
      page: '/papers/date/2025-03-13',
    });
    expect((await viewAt('papers/date/2020-01-01'))?.papers).toEqual([]);
  });

  it('follows a topic that was merged, and a search for nothing', async () => {
    expect(await findFeedView('topics/old-moe', new URLSearchParams())).toEqual({
      view: null,
      movedTo: '/topics/moe',
    });
    expect(await findFeedView('papers', new URLSearchParams())).toEqual({ view: null, movedTo: '/' });
  });

  it('is not where there is no view', async () => {
    for (const address of [
      'papers/date/latest',
      'papers/date/2025-02-30',
      'papers/week/2025-W60',
      'papers/month/2025-3',
      'papers/trending?p=99',
      'papers/trending?p=0',
      'papers/trending/yesterday',
      'papers/trending?p=x',
      'topics/none',
      'topics/%00',
      'topics/moe?p=9',
      'authors/Nobody',
      'authors/%00',
      'authors/%ff',
      'authors/Ann',
      'bookmarks',
      'papers/2406.11944',
      'papers/month/2025-03?p=9',
    ]) {
      expect(await viewAt(address), address).toBeNull();
    }
    await expect(viewAt('papers/trending?at=2026-01-01T00:00Z')).rejects.toThrow('is a page alone');
    await expect(viewAt('papers?q=is:bookmarked')).rejects.toThrow('is for that reader only');
  });

  it('is announced by its page, as feeds and as citations', async () => {
    const author = { name: encodeURIComponent(NAME) };
    for (const [metadata, bib] of [
      [await editionMetadata({ span: 'day', name: 'latest' }), '/papers.bib'],
      [await editionMetadata({ span: 'day', name: '2025-03-13' }), '/papers/date/2025-03-13.bib'],
      [await editionMetadata({ span: 'week', name: '2025-W11' }), '/papers/week/2025-W11.bib'],
      [trendingMetadata({ window: '7-days', page: 1 }), '/papers/trending/7-days.bib'],
      [await topicMetadata('moe'), '/topics/moe.bib'],
      [await authorMetadata(author), `/authors/${encodeURIComponent(NAME)}.bib`],
      [
        searchMetadata({ text: 'topic:moe', sort: 'newest', cursor: 'c' }),
        '/papers.bib?q=topic:moe&sort=newest',
      ],
    ] as const) {
      const types = metadata.alternates?.types as Record<string, { url: string; title: string }[]>;
      expect(types?.['application/x-bibtex'], bib).toEqual([{ url: bib, title: 'BibTeX' }]);
      expect(Object.keys(types)).toEqual([
        ...['application/atom+xml', 'application/feed+json', 'application/x-bibtex'],
        ...['application/x-research-info-systems', 'application/vnd.citationstyles.csl+json'],
      ]);
    }
    const personal = searchMetadata({ text: 'is:bookmarked', sort: 'relevance', cursor: null });
    expect(personal.alternates).toBeUndefined();
  });

  it('is refused as of an instant, as a feed and as citations, whatever is said of it', async () => {
    for (const at of ['', 'yesterday', '2026-01-01T00:00Z']) {
      const request = new Request(`http://127.0.0.1/papers/trending?at=${at}`);
      const view = ['papers', 'trending'];
      const answers = [
        await feed(request, { params: Promise.resolve({ format: 'atom', view }) }),
        await citations(request, { params: Promise.resolve({ format: 'bib', view }) }),
      ];
      for (const answer of answers) {
        expect(answer.status, at).toBe(400);
        expect((await answer.json()).detail).toContain('it has no feed and no citations');
      }
    }
  });

  it('names a paper alike in both formats, whatever its address', async () => {
    const [view] = [await viewAt('topics/moe')];
    if (!view) throw new Error('There is no topic.');
    const site = {
      publisher: 'Broadsheet',
      siteUrl: 'https://papers.example.org',
      hub: 'https://hub.example.org/',
    };
    const [atom, json] = FEED_FORMATS.map((format) => paperFeed(view, site, format));
    const root = parseStrictly(atom?.body ?? '');
    const first = root.children.find(({ name }) => name === 'entry');
    const { items } = JSON.parse(json?.body ?? '');
    expect(first && textOf(first, 'id')).toBe(`tag:papers.example.org,2026:paper/${view.papers[0]?.id}`);
    expect(items[0].id).toBe(first && textOf(first, 'id'));
    expect(items[0].content_text).toBe('A first paragraph.\n\nA second one.');
    expect(atom?.link).toBe(
      '<https://hub.example.org/>; rel="hub", <https://papers.example.org/topics/moe/feed.atom>; rel="self"',
    );
    expect(atom?.paperIds).toEqual(ids(view.papers));
  });
});
