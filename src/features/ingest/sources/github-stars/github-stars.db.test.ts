import { describe, expect, it } from 'vitest';
import { takeSnapshot } from '@/features/editions/snapshots/mutations';
import { getPaper } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { codeLink, createPaper } from '../../../../../tests/support/factories';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { lockSource } from '../mutations';
import { isFetching } from '../queries';
import { asked, HOUR_MS, look, NOW, paperWith, repository, told, useGitHub } from './testing';

useTestDatabase();
const github = useGitHub();

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
        links: { create: codeLink('ada/engine', { stars, starsAsOf: new Date(day) }) },
      } as never);
    const { id } = await retold(90, '2026-12-20');
    expect(await repository('ada', 'engine')).toMatchObject({ stars: 120 });
    expect(await db.paperLink.findMany({ where: { paperId: id } })).toMatchObject([{ stars: 120 }]);
    await retold(200, '2026-12-29');
    expect(await repository('ada', 'engine')).toMatchObject({ stars: 200, etag: null });
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
