import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { getPaper } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { atomError, atomFeed } from '../../../../../tests/support/arxiv-answers';
import type { Route } from '../../../../../tests/support/replay/answer';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { getSourceState } from '../queries';
import { ARXIV_API } from '../table';
import { FIRST_PAUSE_MS, MOST_ANSWERS } from '../take';
import { queryOf, type SourceBench, useSources } from '../testing';
import { BATCH_SIZE, fetchByIds, readIds } from './by-ids';
import { fetchByQuery, MOST_RESULTS } from './by-query';

useTestDatabase();
const open = useSources();

const idOf = (at: number) => `2611.${String(at + 1).padStart(5, '0')}`;
const idsUpTo = (count: number) => Array.from({ length: count }, (_, at) => idOf(at));
const api = (route: Route) => open({ '/api/query': route });
const byIds = ({ run }: SourceBench, ids: string[]) => run(ARXIV_API, (context) => fetchByIds(context, ids));
const byQuery = ({ run }: SourceBench) => run(ARXIV_API, (context) => fetchByQuery(context, 'cat:cs.CL'));

/** As arXiv answers ids: those it has. */
const known = (has: (id: string) => boolean): Route => {
  return (request) => ({ body: atomFeed({ ids: (queryOf(request).id_list ?? '').split(',').filter(has) }) });
};

describe('papers of arXiv by their ids', () => {
  it('come in batches; those that arXiv does not have are named', async () => {
    const bench = await api(known((id) => id !== idOf(3)));
    const { counts, notes, failure } = await byIds(bench, idsUpTo(BATCH_SIZE + 20));
    expect(failure).toBeNull();
    expect(counts).toMatchObject({ received: BATCH_SIZE + 19, created: BATCH_SIZE + 19 });
    expect(notes).toEqual([`arXiv has no paper ${idOf(3)}`]);
    expect(bench.server.requests.map((request) => queryOf(request).max_results)).toEqual(['100', '20']);
    expect(bench.clock.slept).toEqual([3_000]);
    expect(bench.progress.at(-1)).toMatchObject({ done: BATCH_SIZE + 20, total: BATCH_SIZE + 20 });
  });

  it('that arXiv cannot read do not keep the others out', async () => {
    const bench = await api((request) => {
      const ids = (queryOf(request).id_list ?? '').split(',');
      return ids.includes(idOf(1))
        ? { status: 400, body: atomError(`incorrect id format for ${idOf(1)}`) }
        : { body: atomFeed({ ids }) };
    });
    const { counts, notes } = await byIds(bench, idsUpTo(3));
    expect(counts).toMatchObject({ received: 2, created: 2 });
    expect(notes).toEqual([`arXiv refuses ${idOf(1)}: incorrect id format for ${idOf(1)}`]);
  });

  it('are read from what people write, and refused by name', () => {
    expect(readIds(['2406.11944v2', 'https://arxiv.org/abs/2406.11944', 'hep-th/9901001'])).toEqual([
      '2406.11944',
      'hep-th/9901001',
    ]);
    expect(() => readIds(['2406.11944', 'abc', 'x y'])).toThrow('Not an arXiv identifier: "abc", "x y".');
    expect(() => readIds([])).toThrow('Give at least one');
  });
});

describe('a query of arXiv', () => {
  /** A library of so many papers, in pages of at most `most`. */
  const library = (total: number, most = 500): Route => {
    return (request) => {
      const start = Number(queryOf(request).start);
      const ids = idsUpTo(total).slice(start, start + Math.min(most, Number(queryOf(request).max_results)));
      return { body: atomFeed({ ids, total, start }) };
    };
  };

  it('is asked page by page, oldest first, also where pages are shorter than asked for', async () => {
    const bench = await api(library(25, 10));
    const { counts } = await byQuery(bench);
    expect(counts).toMatchObject({ received: 25, created: 25 });
    const asked = bench.server.requests.map(queryOf);
    expect(asked.map(({ start }) => start)).toEqual(['0', '10', '20']);
    expect(asked[0]).toMatchObject({
      search_query: 'cat:cs.CL',
      sortBy: 'submittedDate',
      sortOrder: 'ascending',
    });
    expect(bench.progress.map(({ done }) => done)).toEqual([10, 20, 25]);
    expect(await byQuery(bench)).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 25 } });
    expect(await db.paper.count()).toBe(25);
  });

  it('without results is none', async () => {
    expect(await byQuery(await api(library(0)))).toMatchObject({ failure: null, counts: { received: 0 } });
  });

  it('that gets an empty page where more is due is asked again', async () => {
    let asked = 0;
    const bench = await api((request) => {
      asked += 1;
      const start = Number(queryOf(request).start);
      const ids = asked === 2 || asked === 3 ? [] : idsUpTo(4).slice(start, start + 2);
      return { body: atomFeed({ ids, total: 4, start }) };
    });
    expect(await byQuery(bench)).toMatchObject({ failure: null, counts: { created: 4 } });
    expect(bench.server.requests.map((request) => queryOf(request).start)).toEqual(['0', '2', '2', '2']);
    expect(bench.clock.slept).toEqual([3_000, FIRST_PAUSE_MS, 2 * FIRST_PAUSE_MS]);
  });

  it('that gets nothing but empty pages fails, and says what was due', async () => {
    const bench = await api({ body: atomFeed({ ids: [], total: 7 }) });
    const { failure } = await byQuery(bench);
    expect(bench.server.requests).toHaveLength(MOST_ANSWERS);
    expect(failure?.message).toMatch(/has no papers, although 7 are due$/);
  });

  it.each([
    ['400', { status: 400, body: atomError('unbalanced parentheses') }],
    ['200, as it once was', { body: atomError('unbalanced parentheses') }],
  ])('that is wrong is refused in arXiv’s own words: %s', async (_, answer) => {
    const { failure } = await byQuery(await api(answer));
    expect(failure?.message).toBe('arXiv refuses the query: unbalanced parentheses');
    expect(await getSourceState('arxiv-api', 'query')).toMatchObject({ failure: failure?.message });
  });

  it('that finds more than arXiv gives is refused with a way out', async () => {
    const bench = await api({ body: atomFeed({ ids: idsUpTo(1), total: MOST_RESULTS + 1 }) });
    expect((await byQuery(bench)).failure?.message).toMatch(/^arXiv finds 30001 papers .* narrow it/);
  });

  it('waits as long as 503 asks it to', async () => {
    const bench = await api([
      { status: 503, headers: { 'Retry-After': '20' } },
      { body: atomFeed({ ids: idsUpTo(1) }) },
    ]);
    expect(await byQuery(bench)).toMatchObject({ failure: null, counts: { created: 1 } });
    expect(bench.clock.slept).toEqual([20_000]);
  });

  it('that is asked to come back in an hour says so', async () => {
    const bench = await api({ status: 503, headers: { 'Retry-After': '3600' } });
    expect((await byQuery(bench)).failure?.message).toMatch(
      /answers 503 Service Unavailable\. It may be asked again from 2026-11-28T01:00:00\.000Z on$/,
    );
  });
});

const data = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/arxiv/atom');
const here = existsSync(data);

describe.skipIf(!here)(`recorded answers${here ? '' : ` (not found in ${data}; set SHARED_DIR)`}`, () => {
  it('bring papers by ids of every form, and name what arXiv did not have', async () => {
    const recorded = readdirSync(data)
      .filter((file) => file.startsWith('id_'))
      .map((file) => JSON.parse(readFileSync(path.join(data, file), 'utf8')))
      .map(
        ({ url, status_code: status, body }) =>
          [new URL(url).searchParams.get('id_list') ?? '', { status, body }] as const,
      );
    const answers = new Map(recorded);
    const bench = await api((request) => answers.get(queryOf(request).id_list ?? '') ?? { status: 500 });
    const ask = (id: string) => byIds(bench, [id]);
    for (const id of ['1605.08386', '1707.08567', 'astro-ph/0601001']) {
      expect(await ask(id)).toMatchObject({ failure: null, notes: [], counts: { received: 1, created: 1 } });
      expect((await getPaper(id))?.paper?.titleText).toBeTruthy();
    }
    for (const id of ['0000.0000', '0808.05394'])
      expect((await ask(id)).notes).toEqual([`arXiv has no paper ${id}`]);
    expect(await ask('abc')).toMatchObject({
      failure: null,
      notes: [expect.stringMatching(/^arXiv refuses abc: /)],
    });
  });
});
