import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '@/features/editions/snapshots/mutations';
import { getPaper } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { createPaper } from '../../../../../tests/support/factories';
import type { Recorded, Route } from '../../../../../tests/support/replay/answer';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { lockSource } from '../mutations';
import { getSourceState, isFetching } from '../queries';
import { GITHUB_STARS } from '../table';
import { type SourceBench, useSources } from '../testing';
import { fetchStars, MOST_FAULTS } from './github-stars';

useTestDatabase();
const open = useSources();

const NOW = Date.UTC(2026, 10, 28);
const HOUR_MS = 3_600_000;
const limits = (remaining = 40, resetMs = HOUR_MS) => ({
  'x-ratelimit-limit': '60',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String((NOW + resetMs) / 1_000),
  date: new Date(NOW).toUTCString(),
});
const told = (fullName: string, stars: number, headers: Record<string, string> = {}): Recorded => ({
  body: JSON.stringify({ id: 7, full_name: fullName, stargazers_count: stars, description: 'Code' }),
  headers: { ...limits(), etag: `"${fullName} ${stars}"`, ...headers },
});
const limited = {
  status: 403,
  headers: limits(0, 20 * 60_000),
  body: '{"message":"API rate limit exceeded"}',
};

/** A paper of a day in November whose code is at these names. */
async function paperWith(day: number, ...names: string[]) {
  return createPaper({
    editionDay: new Date(Date.UTC(2026, 10, day)),
    links: {
      create: names.map((fullName, position) => {
        const [owner = '', name = ''] = fullName.split('/');
        const url = `https://github.com/${fullName}`;
        return { position, kind: 'code', url, host: 'github.com', owner, name, origin: 'abstract' };
      }),
    },
  } as never);
}

const github = (routes: Record<string, Route>) =>
  open(Object.fromEntries(Object.entries(routes).map(([name, route]) => [`/github/${name}`, route])));
const look = ({ run }: SourceBench, settings = {}, signal?: AbortSignal) =>
  run(GITHUB_STARS, fetchStars, { settings, ...(signal && { signal }) });
const asked = ({ server }: SourceBench) => server.requests.map(({ path }) => path.replace('/github/', ''));
const repository = (owner: string, name: string) =>
  db.repository.findUniqueOrThrow({ where: { owner_name: { owner, name } } });

describe('the stars of repositories', () => {
  it('are asked for once a look is due, those of the newest papers first, and written where snapshots read them', async () => {
    await paperWith(1, 'ada/old');
    const { key } = await paperWith(28, 'Ada/Engine');
    const bench = await github({
      'repos/ada/engine': told('Ada/Engine', 120),
      'repos/ada/old': told('ada/old', 3),
    });
    expect(await look(bench)).toMatchObject({
      failure: null,
      counts: { received: 2, updated: 2 },
      notes: [],
    });
    expect(asked(bench)).toEqual(['repos/ada/engine', 'repos/ada/old']);
    expect(bench.server.requests[0]?.headers).toMatchObject({ accept: 'application/vnd.github+json' });
    expect(bench.server.requests[0]?.headers.authorization).toBeUndefined();
    expect(await repository('ada', 'engine')).toMatchObject({
      stars: 120,
      starsAsOf: new Date(NOW),
      movedTo: null,
    });
    expect((await getPaper(key))?.paper?.links).toMatchObject([{ name: 'Engine', stars: 120 }]);
    expect(await takeSnapshot(new Date(NOW))).toMatchObject({ repositories: 2 });
    await look(bench);
    expect(asked(bench)).toHaveLength(2);
    const [run] = await db.ingestRun.findMany();
    expect(run).toMatchObject({
      source: 'github-stars',
      format: 'github-repository',
      finishedAt: expect.any(Date),
    });
    expect(await db.ingestRun.count()).toBe(1);
  });

  it('that came in within seven days move the score of the paper', async () => {
    const { id } = await paperWith(28, 'ada/engine');
    const bench = await github({ 'repos/ada/engine': [told('ada/engine', 100), told('ada/engine', 150)] });
    await look(bench);
    await takeSnapshot(new Date(NOW));
    bench.clock.pass(6 * HOUR_MS);
    await look(bench);
    await takeSnapshot(new Date(bench.clock.now()));
    expect(await db.paper.findUniqueOrThrow({ where: { id } })).toMatchObject({ starsGained: 50 });
  });

  it('are asked for by ETag, with the token alone where there is one', async () => {
    await paperWith(28, 'ada/engine');
    const bench = await github({ 'repos/ada/engine': told('ada/engine', 120) });
    await look(bench, { GITHUB_TOKEN: 'ghp_secret' });
    bench.clock.pass(6 * HOUR_MS);
    expect((await look(bench)).counts).toMatchObject({ received: 1, unchanged: 1 });
    const [first, second] = bench.server.requests;
    expect(first?.headers.authorization).toBe('Bearer ghp_secret');
    expect(second?.headers['if-none-match']).toBe('"ada/engine 120"');
    expect(await repository('ada', 'engine')).toMatchObject({
      stars: 120,
      starsAsOf: new Date(NOW + 6 * HOUR_MS),
      fetchedAt: new Date(NOW + 6 * HOUR_MS),
    });
  });

  it('are found by search and told to whoever keeps pages', async () => {
    const { id } = await paperWith(28, 'ada/engine');
    const facets = async () =>
      (await db.paperSearch.findUniqueOrThrow({ where: { paperId: id }, select: { facets: true } })).facets;
    const before = await facets();
    await look(await github({ 'repos/ada/engine': told('ada/engine', 120) }));
    expect(await facets()).toHaveLength(before.length + 1);
  });

  it('of one that was renamed are found within the API, and asked for by the new name from then on', async () => {
    const { id } = await paperWith(28, 'ada/engine', 'lovelace/analytical');
    const bench = await github({
      'repos/ada/engine': { status: 301, headers: { location: '/github/repositories/7' } },
      'repositories/7': told('Lovelace/Analytical', 80),
      'repos/lovelace/analytical': [told('Lovelace/Analytical', 80), told('Lovelace/Analytical', 90)],
    });
    await look(bench);
    expect(await repository('ada', 'engine')).toMatchObject({ stars: 80, movedTo: 'lovelace/analytical' });
    await takeSnapshot(new Date(NOW));
    bench.clock.pass(6 * HOUR_MS);
    bench.server.requests.length = 0;
    await look(bench);
    expect(asked(bench)).toEqual(['repos/lovelace/analytical', 'repos/lovelace/analytical']);
    await db.repository.updateMany({ data: { stars: 90 } });
    await takeSnapshot(new Date(bench.clock.now()));
    expect(await db.paper.findUniqueOrThrow({ where: { id } })).toMatchObject({ starsGained: 10 });
  });

  it.each([404, 410, 451])(
    'of one that is gone (%i) stay as they were, and it is asked for less often',
    async (status) => {
      await paperWith(28, 'ada/engine');
      const bench = await github({
        'repos/ada/engine': [told('ada/engine', 120), { status }, told('ada/engine', 121)],
      });
      await look(bench);
      bench.clock.pass(6 * HOUR_MS);
      expect(await look(bench)).toMatchObject({ failure: null, counts: { updated: 1 } });
      const goneAt = new Date(NOW + 6 * HOUR_MS);
      expect(await repository('ada', 'engine')).toMatchObject({ stars: 120, goneAt, etag: null });
      bench.clock.pass(6 * HOUR_MS);
      await look(bench);
      expect(bench.server.requests).toHaveLength(2);
      bench.clock.pass(18 * HOUR_MS);
      await look(bench);
      expect(await repository('ada', 'engine')).toMatchObject({ stars: 121, goneAt: null });
    },
  );

  it('that a source retells do not take the place of those that GitHub told within a month', async () => {
    await paperWith(28, 'ada/engine');
    await look(await github({ 'repos/ada/engine': told('ada/engine', 120) }));
    const retold = (stars: number, day: string) =>
      createPaper({
        links: {
          create: {
            position: 0,
            kind: 'code',
            url: 'https://github.com/ada/engine',
            host: 'github.com',
            owner: 'ada',
            name: 'engine',
            origin: 'source',
            stars,
            starsAsOf: new Date(day),
          },
        },
      } as never);
    const { id } = await retold(90, '2026-12-20');
    expect(await repository('ada', 'engine')).toMatchObject({ stars: 120 });
    expect(await db.paperLink.findMany({ where: { paperId: id } })).toMatchObject([{ stars: 120 }]);
    await retold(200, '2026-12-29');
    expect(await repository('ada', 'engine')).toMatchObject({ stars: 200, etag: null });
  });
});

describe('what GitHub allows', () => {
  const many = async (count: number) =>
    paperWith(28, ...Array.from({ length: count }, (_, at) => `ada/engine-${at + 10}`));
  const counting = (start: number, resetMs: number) => {
    let remaining = start;
    return open({}).then((bench) => {
      for (let at = 10; at < 90; at += 1) {
        bench.server.route(`/github/repos/ada/engine-${at}`, () => {
          remaining -= 1;
          return told(`ada/engine-${at}`, at, limits(Math.max(remaining, 0), resetMs));
        });
      }
      return bench;
    });
  };

  it('is kept to, less a tenth; the others wait for a later run', async () => {
    await many(70);
    const bench = await counting(60, HOUR_MS);
    const { failure, counts, notes } = await look(bench);
    expect({ failure, received: counts.received }).toEqual({ failure: null, received: 54 });
    expect(notes).toEqual([
      'What GitHub allows is used up until 2026-11-28 01:00 UTC; not asked about: 16 repositories',
    ]);
    bench.clock.pass(HOUR_MS);
  });

  it('is waited for where the hour is nearly over', async () => {
    await many(4);
    const bench = await counting(8, 90_000);
    expect((await look(bench)).counts.received).toBe(4);
    expect(bench.clock.slept.some((ms) => ms > 60_000)).toBe(true);
  });

  it('and is used up by others ends the run, and says when to come again', async () => {
    await paperWith(28, 'ada/engine');
    const { failure } = await look(await github({ 'repos/ada/engine': limited }));
    expect(failure).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('It may be asked again from 2026-11-28T00:20:00.000Z on'),
      details: { retryAt: new Date('2026-11-28T00:20:00Z') },
    });
    expect(await getSourceState('github-stars', '')).toMatchObject({
      failure: expect.stringContaining('403'),
    });
    expect(await repository('ada', 'engine')).toMatchObject({ fetchedAt: null });
  });

  it('and was asked for too fast is asked again when it says, or a minute later', async () => {
    await paperWith(28, 'ada/engine');
    const slow = { status: 403, headers: { 'retry-after': '7' }, body: '{"message":"secondary rate limit"}' };
    const bench = await github({ 'repos/ada/engine': [slow, told('ada/engine', 1)] });
    expect(await look(bench)).toMatchObject({ failure: null, counts: { updated: 1 } });
    expect(bench.clock.slept).toContain(7_000);
    await paperWith(28, 'ada/second');
    const { 'retry-after': _, ...untold } = slow.headers;
    const silent = await github({ 'repos/ada/second': { ...slow, headers: untold } });
    expect((await look(silent)).failure).toMatchObject({ details: { retryAt: new Date(NOW + 60_000) } });
  });
});

describe('what goes wrong', () => {
  it('with one repository keeps its answer and goes on; it is not asked again at once', async () => {
    await paperWith(28, 'ada/a', 'ada/b', 'ada/c', 'ada/d');
    const bench = await github({
      'repos/ada/a': { body: '<html>Oh no</html>', headers: limits() },
      'repos/ada/b': { status: 403, body: '{"message":"Repository access blocked"}' },
      'repos/ada/c': { status: 302, headers: { location: 'https://elsewhere.example/' } },
      'repos/ada/d': told('ada/d', 4),
    });
    const { failure, counts } = await look(bench);
    expect({ failure, counts }).toMatchObject({
      failure: null,
      counts: { received: 4, updated: 1, rejected: 3 },
    });
    const rejections = await db.ingestRejection.findMany({ orderBy: { index: 'asc' } });
    expect(rejections.map(({ reason, rawText }) => [reason, rawText])).toEqual([
      [expect.stringMatching(/^ada\/a: GitHub's answer is no repository/), '<html>Oh no</html>'],
      [expect.stringContaining('answers 403'), '{"message":"Repository access blocked"}'],
      [expect.stringContaining('ada/c: '), ''],
    ]);
    await look(bench);
    expect(asked(bench)).toHaveLength(4);
  });

  it('one after the other ends the run', async () => {
    await paperWith(28, 'ada/a', 'ada/b', 'ada/c', 'ada/d');
    const bench = await github({
      'repos/ada/a': { status: 422 },
      'repos/ada/b': { status: 422 },
      'repos/ada/c': { status: 422 },
    });
    expect((await look(bench)).failure?.message).toContain('answers 422');
    expect(asked(bench)).toHaveLength(MOST_FAULTS);
    expect(await db.ingestRun.findFirst()).toMatchObject({
      received: 2,
      failure: expect.stringContaining('422'),
    });
  });

  it('with the token is said at once, without it', async () => {
    await paperWith(28, 'ada/a', 'ada/b');
    const bench = await github({ 'repos/ada/a': { status: 401, body: 'Bad credentials: ghp_secret_token' } });
    const { failure } = await look(bench, { GITHUB_TOKEN: 'ghp_secret_token' });
    expect(failure?.message).toMatch(/answers 401 .*Bad credentials: \[removed\]/);
    expect(asked(bench)).toHaveLength(1);
  });

  it('with a name that cannot be one is known without asking', async () => {
    await paperWith(28, 'ada/..', 'ada/%2e%2e', '-x/y');
    const bench = await github({});
    expect(await look(bench)).toMatchObject({ failure: null, counts: { updated: 3 } });
    expect(asked(bench)).toEqual([]);
  });
});

it('what was asked before a run was stopped stays, and the front page does not speak of papers', async () => {
  await paperWith(28, 'ada/a', 'ada/b');
  const stop = new AbortController();
  const bench = await github({ 'repos/ada/a': told('ada/a', 5) });
  bench.server.route('/github/repos/ada/b', () => {
    stop.abort(new Error('Ctrl-C'));
    return { fault: 'slow first byte' };
  });
  await expect(look(bench, {}, stop.signal)).rejects.toThrow('Ctrl-C');
  expect(await repository('ada', 'a')).toMatchObject({ stars: 5 });
  const lock = await lockSource('github-stars', 'a test');
  expect(await isFetching()).toBe(false);
  if ('release' in lock) await lock.release();
});
