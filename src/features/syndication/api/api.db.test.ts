import { beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as authorPapers } from '@/app/api/v1/authors/[name]/papers/route';
import { GET as edition } from '@/app/api/v1/editions/[edition]/route';
import { GET as editions } from '@/app/api/v1/editions/route';
import * as ingestRoute from '@/app/api/v1/ingest/route';
import { GET as run } from '@/app/api/v1/ingest/runs/[id]/route';
import { GET as runs } from '@/app/api/v1/ingest/runs/route';
import { GET as paper } from '@/app/api/v1/papers/[...key]/route';
import { GET as papers } from '@/app/api/v1/papers/route';
import { GET as related } from '@/app/api/v1/related/[...key]/route';
import { GET as search } from '@/app/api/v1/search/route';
import { GET as topicPapers } from '@/app/api/v1/topics/[slug]/papers/route';
import { GET as topic } from '@/app/api/v1/topics/[slug]/route';
import * as topicsRoute from '@/app/api/v1/topics/route';
import { GET as trending } from '@/app/api/v1/trending/route';
import { GET as trends } from '@/app/api/v1/trends/route';
import { db } from '@/lib/db';
import { fillWithEverything } from '../../../../tests/support/everything';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { getEditionOperation, getTrendingOperation, listEditionsOperation } from './editions/operations';
import { getRunOperation, listRunsOperation } from './ingest/operations';
import type { Operation } from './operation';
import {
  getPaperOperation,
  listAuthorPapersOperation,
  listPapersOperation,
  listRelatedOperation,
} from './papers/operations';
import { searchOperation } from './search/operations';
import {
  getTopicOperation,
  listTopicPapersOperation,
  listTopicsOperation,
  listTrendsOperation,
} from './topics/operations';

useTestDatabase({ keep: true });
const TOKEN = 'the-token-of-the-tests';
vi.stubEnv('INGEST_TOKEN', TOKEN);

const ROUTES = new Map<Operation, typeof paper>([
  [listPapersOperation, papers],
  [getPaperOperation, paper],
  [listRelatedOperation, related],
  [listAuthorPapersOperation, authorPapers],
  [searchOperation, search],
  [listEditionsOperation, editions],
  [getEditionOperation, edition],
  [getTrendingOperation, trending],
  [listTopicsOperation, topicsRoute.GET],
  [getTopicOperation, topic],
  [listTopicPapersOperation, topicPapers],
  [listTrendsOperation, trends],
  [listRunsOperation, runs],
  [getRunOperation, run],
]);

/** Asks an operation as a program would. */
async function ask(operation: Operation, path: Record<string, string>, query = '', headers = {}) {
  const address = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ''));
  const request = new Request(`http://127.0.0.1${address}${query && `?${query}`}`, {
    headers: { Authorization: `Bearer ${TOKEN}`, ...headers },
  });
  const params = Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, name === 'key' ? value.split('/') : value]),
  );
  const route = ROUTES.get(operation);
  if (!route) throw new Error(`There is no route for ${operation.id}.`);
  // As Next gives them.
  const given = Object.keys(params).length > 0 ? params : undefined;
  return route(request, { params: Promise.resolve(given) });
}

async function told(operation: Operation, path: Record<string, string>, query = '') {
  const response = await ask(operation, path, query);
  const content = await response.json();
  expect(response.status, JSON.stringify(content)).toBe(200);
  // What is said to be there is there, and nothing else.
  expect(operation.output.parse(content)).toEqual(content);
  return content;
}

beforeAll(async () => {
  await fillWithEverything({ papers: 60 });
  const { id: topicId } = await db.topic.findFirstOrThrow({ where: { paperCount: { gt: 0 } } });
  await db.topicAlias.create({ data: { slug: 'of-old', topicId } });
});

describe('the API', () => {
  it('answers each operation as its schema says', async () => {
    const { items } = await told(listPapersOperation, {}, 'limit=3');
    expect(items).toHaveLength(3);
    const [{ key }] = items;
    expect(await told(getPaperOperation, { key })).toEqual(items[0]);
    expect((await told(listRelatedOperation, { key })).items.length).toBeGreaterThan(0);
    expect((await told(listAuthorPapersOperation, { name: 'Ada Keeper 3' })).total).toBe(1);
    expect(
      (await told(listEditionsOperation, {})).items.map(({ papers }: { papers: number }) => papers),
    ).toEqual([20, 20, 20]);
    expect((await told(getTrendingOperation, {}, 'window=7-days')).total).toBe(60);
    const [{ slug }] = (await told(listTopicsOperation, {})).items;
    expect((await told(getTopicOperation, { slug })).papers).toBeGreaterThan(0);
    expect((await told(listTopicPapersOperation, { slug })).items.length).toBeGreaterThan(0);
    await told(listTrendsOperation, {});
    const { items: runItems } = await told(listRunsOperation, {});
    expect(await told(getRunOperation, { id: String(runItems[0].id) })).toMatchObject({
      items: [{ reason: expect.any(String) }, { reason: expect.any(String) }],
    });
  });

  it('refuses a method that an address has not, in the words of the rest', async () => {
    const { POST, PUT, PATCH, DELETE } = topicsRoute;
    const refusals = [
      ...Object.entries({ POST, PUT, PATCH, DELETE }).map(([method, route]) => ({
        ...{ method, address: '/api/v1/topics', allowed: 'GET, HEAD, OPTIONS' },
        route,
      })),
      {
        ...{ method: 'GET', address: '/api/v1/ingest', allowed: 'POST, OPTIONS' },
        route: ingestRoute.GET,
      },
    ];
    for (const { method, address, allowed, route } of refusals) {
      const request = new Request(`http://127.0.0.1${address}`, { method });
      const response = await route(request, { params: Promise.resolve(undefined) });
      expect(response.status, `${method} ${address}`).toBe(405);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        allow: allowed,
        'content-type': 'application/problem+json',
        'access-control-allow-origin': '*',
        ratelimit: expect.any(String),
      });
      expect(await response.json()).toMatchObject({
        status: 405,
        code: 'method_not_allowed',
        detail: `${method} is no method here; there are ${allowed}.`,
      });
    }
  });

  it('tells of a day, a week and a month, and whether they are still filling', async () => {
    const day = await told(getEditionOperation, { edition: '2025-02-02' });
    expect(day).toMatchObject({
      edition: '2025-02-02',
      state: 'final',
      previous: '2025-02-01',
      following: '2025-02-03',
      total: 20,
      next: null,
    });
    await db.edition.updateMany({
      where: { day: new Date('2025-02-03') },
      data: { finalAt: null, finalRule: null },
    });
    const month = await told(getEditionOperation, { edition: '2025-02' });
    expect(month).toMatchObject({ first: '2025-02-01', last: '2025-02-28', state: 'open', total: 60 });
    expect(month.days.map(({ state }: { state: string }) => state)).toEqual(['final', 'final', 'open']);
    expect(await told(getEditionOperation, { edition: 'latest' })).toMatchObject({ edition: '2025-02-03' });
    expect(await told(getEditionOperation, { edition: '2025-W05' })).toMatchObject({
      edition: '2025-W05',
      total: 40,
      following: '2025-W06',
    });
    expect(await told(getEditionOperation, { edition: '2031-01-01' })).toMatchObject({
      state: null,
      items: [],
    });
  });

  it.each([
    [listPapersOperation, {}, 'limit=7'],
    [getEditionOperation, { edition: '2025-02' }, ''],
    [getTrendingOperation, {}, ''],
    [searchOperation, {}, 'q=odd+keeping&sort=newest'],
    [searchOperation, {}, 'q=odd'],
  ])('leads from page to page until all were told, each once: $0.id', async (operation, path, query) => {
    const seen: string[] = [];
    for (let search = new URLSearchParams(query), next: string | null = ''; next !== null; ) {
      const page = await told(operation, path, search.toString());
      seen.push(
        ...page.items.map((item: { key?: string; paper?: { key: string } }) => item.key ?? item.paper?.key),
      );
      next = page.next;
      search = new URLSearchParams(search);
      if (next !== null) search.set('cursor', next);
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('names the answer that follows in a header too, with all that was asked for', async () => {
    const response = await ask(listPapersOperation, {}, 'limit=2');
    const { next } = await response.json();
    expect(response.headers.get('link')).toContain(`/api/v1/papers?limit=2&cursor=${next}>; rel="next"`);
  });

  it('searches with every filter, in the query or beside it, and counts what there is', async () => {
    const beside = await told(searchOperation, {}, 'q=odd&category=cs.LG&has=code&year=2025&votes=%3E1');
    expect(beside.query).toBe('odd cat:cs.LG has:code year:2025 votes:>=2');
    const within = await told(searchOperation, {}, new URLSearchParams({ q: beside.query }).toString());
    expect(within.items).toEqual(beside.items);
    expect(beside.facets.categories).toContainEqual({
      code: 'cs.LG',
      name: expect.any(String),
      count: beside.total,
    });
    const named = await told(searchOperation, {}, 'author=Ada+Keeper+7');
    expect(named.query).toBe('author:"Ada Keeper 7"');
    expect(named.items.length).toBeGreaterThan(0);
  });

  it('answers 304 to whoever has it, by its tag alone', async () => {
    const first = await ask(listTopicsOperation, {});
    const etag = first.headers.get('etag') ?? '';
    expect((await ask(listTopicsOperation, {}, '', { 'If-None-Match': etag })).status).toBe(304);
    const since = { 'If-Modified-Since': new Date().toUTCString() };
    expect((await ask(listTopicsOperation, {}, '', since)).status).toBe(200);
    expect(first.headers.get('last-modified')).toBeNull();
  });

  it('leads to where a paper or a topic is now', async () => {
    const { items } = await told(listPapersOperation, {}, 'limit=1');
    const moved = await ask(getPaperOperation, { key: `${items[0].key}v1` });
    expect(moved.status).toBe(308);
    expect(moved.headers.get('location')).toBe(`/api/v1/papers/${items[0].key}`);
    const merged = await ask(listTopicPapersOperation, { slug: 'of-old' });
    expect(merged.headers.get('location')).toMatch(/^\/api\/v1\/topics\/[\w-]+\/papers$/);
  });

  it.each([
    [searchOperation, {}, 'q=x&sort=best', 'sort: must be one of relevance, newest'],
    [searchOperation, {}, 'q=x&limt=5', 'limt: is no parameter here'],
    [searchOperation, {}, 'q=x&q=y', 'q: is there more than once'],
    [searchOperation, {}, 'q=is:bookmarked', 'for that reader only'],
    [searchOperation, {}, 'year=soon', 'year: `year:soon` is not a year'],
    [searchOperation, {}, 'q=x&cursor=nowhere', 'cursor: must be the `next`'],
    [searchOperation, {}, 'q=a%00b', 'q: must not hold a null character'],
    [listPapersOperation, {}, 'limit=0', 'limit: must be a whole number from 1 to 100'],
    [listPapersOperation, {}, 'cursor=abc', 'cursor: must be the `next`'],
    [listEditionsOperation, {}, 'from=2026-02-30', 'from: must be a day as YYYY-MM-DD'],
    [listEditionsOperation, {}, 'from=2020-01-01&to=2025-01-01', 'less than 366 days'],
    [listEditionsOperation, {}, 'from=2025-01-02&to=2025-01-01', 'must not be after'],
    [getEditionOperation, { edition: '2025-13' }, '', 'there is no month 2025-13'],
    [getEditionOperation, { edition: 'today' }, '', 'must be latest, YYYY-MM-DD'],
    [getRunOperation, { id: 'x' }, '', 'id: must be a whole number'],
  ])('refuses what it does not understand, and says what: %#', async (operation, path, query, message) => {
    const response = await ask(operation, path as Record<string, string>, query);
    const problem = await response.json();
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problem.detail).toContain(message);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('ratelimit')).toMatch(/^"api";r=\d+;t=\d+$/);
  });

  it('says that there is nothing, and that a key is needed', async () => {
    for (const [operation, path] of [
      [getPaperOperation, { key: 'nothing' }],
      [listRelatedOperation, { key: '2501.99999' }],
      [listAuthorPapersOperation, { name: 'Nobody' }],
      [getTopicOperation, { slug: 'no-such-topic' }],
      [getRunOperation, { id: '99999' }],
    ] as const) {
      expect((await ask(operation, path)).status, operation.id).toBe(404);
    }
    expect((await ask(listRunsOperation, {}, '', { Authorization: '' })).status).toBe(401);
  });
});
