import { describe, expect, it } from 'vitest';
import type { Site } from './asked';
import { createFetcher } from './fetcher';
import { readAll, SITE, useInternet } from './testing';

const open = useInternet();

/** As arXiv asks for it. */
const ARXIV: Site = { name: 'arXiv', minimumIntervalMs: 3_000, connections: 1 };
const starts = (times: { at: number }[]) => times.map(({ at }) => at - (times[0]?.at ?? 0));

describe('a site', () => {
  it('is asked once in its interval, whoever asks and whatever comes of it', async () => {
    const gates = new Map();
    const { server, clock, fetchText } = await open(
      { '/a': { body: 'a' }, '/b': { body: 'b' }, '/moved': { status: 302, headers: { Location: '/a' } } },
      { surroundings: { gates } },
    );
    const other = createFetcher({
      clock,
      random: () => 0.5,
      resolve: async () => [],
      userAgent: 'Another copy of this module',
      privateOrigins: new Set([server.origin]),
      gates,
    });
    await Promise.all([
      fetchText(ARXIV, { url: server.url('/a') }),
      other.fetchText(ARXIV, { url: server.url('/b') }),
      fetchText(ARXIV, { url: server.url('/missing') }).catch(() => {}),
      fetchText(ARXIV, { url: server.url('/moved') }),
    ]);
    expect(starts(server.requests)).toEqual([0, 3_000, 6_000, 9_000, 12_000]);
    expect(server.mostAtOnce()).toBe(1);
  });

  it('is not waited for once its interval is over', async () => {
    const { server, clock, fetchText } = await open({ '/': { body: 'a' } });
    await fetchText(ARXIV, { url: server.url('/') });
    clock.pass(2_000);
    await fetchText(ARXIV, { url: server.url('/') });
    clock.pass(5_000);
    await fetchText(ARXIV, { url: server.url('/') });
    expect(clock.slept).toEqual([1_000]);
  });

  it('is asked on so many connections at once and no more; a body that is still read is one', async () => {
    const { server, fetchFrom } = await open({ '/': { body: 'body' } });
    const two = { ...SITE, connections: 2 };
    const ask = () => fetchFrom(two, { url: server.url('/') });
    const [first, second] = await Promise.all([ask(), ask()]);
    const third = ask();
    for (let turns = 0; turns < 100; turns += 1) await new Promise(setImmediate);
    expect(server.requests).toHaveLength(2);
    await readAll(first);
    await readAll(await third);
    await readAll(second);
    expect(server.requests).toHaveLength(3);
  });

  it('does not keep another one waiting', async () => {
    const { server, clock, fetchText } = await open({ '/': { body: 'a' } });
    await fetchText(ARXIV, { url: server.url('/') });
    await fetchText({ ...ARXIV, name: 'Hugging Face' }, { url: server.url('/') });
    expect(clock.slept).toEqual([]);
  });
});

describe('what may pass', () => {
  it('is asked again, each time after twice as long, and then given', async () => {
    const { server, clock, fetchText } = await open({ '/': { fault: 'fails twice', body: 'at last' } });
    expect(await fetchText(SITE, { url: server.url('/') })).toMatchObject({ text: 'at last' });
    expect(clock.slept).toEqual([1_000, 2_000]);
  });

  it('is given up after so many attempts, with the time to come again', async () => {
    const { server, clock, failure } = await open({ '/': { fault: 'unavailable' } });
    const error = await failure('/');
    expect(server.requests).toHaveLength(4);
    expect(clock.slept).toEqual([1_000, 2_000, 4_000]);
    expect(error).toMatchObject({ attempts: 4, retryAt: new Date(clock.now() + 8_000) });
    expect(error.message).toMatch(/\(asked 4 times\)$/);
  });

  it('is asked again at other moments by others', async () => {
    const wait = async (random: number) => {
      const { clock, failure } = await open(
        { '/': { fault: 'closed connection' } },
        { surroundings: { random: () => random } },
      );
      await failure('/', { limits: { attempts: 2 } });
      return clock.slept[0];
    };
    expect([await wait(0), await wait(0.999)]).toEqual([500, 1_499]);
  });

  it('never means a longer wait than the limit', async () => {
    const { clock, failure } = await open({ '/': { fault: 'unavailable' } });
    await failure('/', { limits: { attempts: 9, waitMs: 10_000 } });
    expect(clock.slept).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000]);
  });

  it('takes its turn again', async () => {
    const { server, fetchText } = await open({ '/': { fault: 'fails twice' } });
    await fetchText(ARXIV, { url: server.url('/') });
    expect(starts(server.requests)).toEqual([0, 3_000, 6_000]);
  });
});

describe('a site that asks to be left alone', () => {
  it.each(['429 with seconds', '429 with a date'] as const)(
    'is, for as long as it says: %s',
    async (fault) => {
      const { clock, server, fetchText } = await open({ '/': [{ fault }, { body: 'ok' }] });
      expect(await fetchText(SITE, { url: server.url('/') })).toMatchObject({ text: 'ok' });
      expect(clock.slept).toEqual([7_000]);
    },
  );

  it('is by everybody in the process', async () => {
    const { clock, server, failure, fetchText } = await open({
      '/busy': { fault: '429 with seconds' },
      '/other': { body: 'ok' },
    });
    await failure('/busy', { limits: { attempts: 1 } });
    await fetchText(SITE, { url: server.url('/other') });
    expect(clock.slept).toEqual([7_000]);
  });

  it('for longer than one waits is not asked at all, and the error says when', async () => {
    const { clock, server, failure } = await open({ '/': { fault: '429 with seconds', delayMs: 600_000 } });
    const retryAt = new Date(clock.now() + 600_000);
    expect(await failure('/')).toMatchObject({ kind: 'throttled', status: 429, attempts: 1, retryAt });
    expect(await failure('/')).toMatchObject({ kind: 'throttled', status: null, attempts: 1, retryAt });
    expect(server.requests).toHaveLength(1);
    clock.pass(600_000);
    await failure('/');
    expect(server.requests).toHaveLength(2);
  });

  it('for ever is for a day', async () => {
    const { clock, server, failure } = await open({ '/': { fault: '429 with seconds', delayMs: 1e12 } });
    const tomorrow = new Date(clock.now() + 86_400_000);
    expect((await failure('/')).retryAt).toEqual(tomorrow);
    clock.pass(43_200_000);
    expect((await failure('/')).retryAt).toEqual(tomorrow);
    clock.pass(43_200_000);
    await failure('/');
    expect(server.requests).toHaveLength(2);
  });

  it('is told from one that forbids, by a limit that is used up', async () => {
    const { clock, failure } = await open({
      '/': ({ at }) => ({
        status: 403,
        headers: {
          Date: new Date(at).toUTCString(),
          'X-RateLimit-Remaining': '0',
          'X-RateLimit-Reset': String(at / 1_000 + 30),
        },
      }),
    });
    expect(await failure('/', { limits: { attempts: 1 } })).toMatchObject({
      kind: 'throttled',
      status: 403,
      retryAt: new Date(clock.now() + 30_000),
    });
  });
});
