import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { DEFAULT_LIMITS } from './limits';
import { limitsFrom } from './own-fetcher';
import { errorOf, readAll, SITE, useInternet } from './testing';

const open = useInternet();

/** So that a test of one failure sees that one. */
const ONCE = { attempts: 1 };
const { firstByteMs, idleMs, totalMs } = DEFAULT_LIMITS;

describe('time', () => {
  it('to the first byte is limited', async () => {
    const { server, clock, failure } = await open({ '/': { fault: 'slow first byte' } });
    const failed = failure('/', { limits: ONCE });
    await server.received(1);
    clock.pass(firstByteMs - 1);
    expect(clock.alarms).toBe(2);
    clock.pass(1);
    expect(await failed).toMatchObject({
      kind: 'timeout',
      limit: 'firstByteMs',
      status: null,
      message: `The source: ${server.url('/')} did not begin to answer within 60 s`,
    });
  });

  it('to the first byte counts a host that is never found', async () => {
    const { clock, failure } = await open({}, { surroundings: { resolve: () => new Promise(() => {}) } });
    const failed = failure('http://papers.example/', { limits: ONCE });
    await clock.runOut(firstByteMs);
    expect(await failed).toMatchObject({ kind: 'timeout', limit: 'firstByteMs' });
  });

  it('between two pieces is limited, and what came before is handed over', async () => {
    const { server, clock, fetchFrom } = await open({ '/': { fault: 'stalled body', body: 'read, unread' } });
    const answer = await fetchFrom(SITE, { url: server.url('/') });
    if (answer.state !== 'fetched') throw new Error(answer.state);
    const read: string[] = [];
    const failed = errorOf(async () => {
      for await (const piece of answer.body) read.push(Buffer.from(piece).toString());
    });
    await clock.waitingFor(idleMs);
    while (read.join('') !== 'read, ') await new Promise(setImmediate);
    await clock.runOut(idleMs);
    expect(await failed).toMatchObject({ kind: 'timeout', limit: 'idleMs' });
  });

  it('that the reader takes is not the site’s', async () => {
    const { server, clock, fetchFrom } = await open({ '/': { body: 'piece' } });
    const answer = await fetchFrom(SITE, { url: server.url('/') });
    if (answer.state !== 'fetched') throw new Error(answer.state);
    for await (const _ of answer.body) clock.pass(idleMs * 2);
  });

  it('of it all is limited, however steadily it drips', async () => {
    const { server, clock, fetchFrom } = await open({ '/': { fault: 'slow drip' } });
    const answer = await fetchFrom(SITE, { url: server.url('/') });
    if (answer.state !== 'fetched') throw new Error(answer.state);
    let drips = 0;
    const failed = errorOf(async () => {
      for await (const _ of answer.body) {
        drips += 1;
        if (drips < 5) clock.pass(totalMs / 5);
        if (drips === 5) setImmediate(() => clock.pass(totalMs / 5));
      }
    });
    expect(await failed).toMatchObject({ kind: 'timeout', limit: 'totalMs' });
  });
});

describe('size', () => {
  it('of the headers is limited', async () => {
    const { failure } = await open({ '/': { fault: 'endless headers' } });
    expect(await failure('/')).toMatchObject({ kind: 'too_large', limit: 'headerBytes', retryAt: null });
  });

  it('of a body that never ends is limited where it is received', async () => {
    const { server, failure } = await open({ '/': { fault: 'endless body' } });
    const limits = { receivedBytes: 2 ** 20 };
    expect(await failure('/', { limits })).toMatchObject({ kind: 'too_large', limit: 'receivedBytes' });
    await server.quiet();
    expect(server.sentBytes()).toBeLessThan(20 * 2 ** 20);
  });

  it('that is announced is refused before anything is read', async () => {
    const { server, fetchFrom } = await open({ '/': { fault: 'ten announced gigabytes' } });
    const error = await errorOf(() => fetchFrom(SITE, { url: server.url('/') }));
    expect(error).toMatchObject({ kind: 'too_large', limit: 'receivedBytes', attempts: 1 });
    expect(error.message).toContain('sends a body of more than 67108864 bytes');
  });

  it('once decoded is limited', async () => {
    const body = gzipSync(Buffer.alloc(1_001));
    const headers = { 'Content-Encoding': 'gzip' };
    const { server, failure, fetchText } = await open({ '/': { headers, body } });
    expect(await failure('/', { limits: { decodedBytes: 1_000 } })).toMatchObject({
      kind: 'too_large',
      limit: 'decodedBytes',
    });
    await fetchText(SITE, { url: server.url('/'), limits: { decodedBytes: 1_001 } });
  });

  it('of a site, or of one request, may differ', async () => {
    const { server, failure, fetchText } = await open({ '/': { body: 'seven!!' } });
    const site = { ...SITE, limits: { receivedBytes: 6 } };
    expect(await failure('/', {}, site)).toMatchObject({ limit: 'receivedBytes' });
    const request = { url: server.url('/'), limits: { receivedBytes: 7 } };
    expect(await fetchText(site, request)).toMatchObject({ text: 'seven!!' });
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('by %s may grow a hundredfold, not without end', async (coding, encode) => {
    const body = encode(Buffer.alloc(2 * 2 ** 20));
    const { failure } = await open({ '/': { headers: { 'Content-Encoding': coding }, body } });
    expect(await failure('/')).toMatchObject({ kind: 'too_large', limit: 'expansion' });
  });

  it('of a bomb of ten gigabytes is seen after the first', async () => {
    const { server, clock, fetchFrom } = await open({ '/': { fault: 'gzip bomb' } });
    const answer = await fetchFrom(SITE, { url: server.url('/') });
    if (answer.state !== 'fetched') throw new Error(answer.state);
    let decoded = 0;
    const error = await errorOf(async () => {
      for await (const piece of answer.body) decoded += piece.length;
    });
    expect(error).toMatchObject({ kind: 'too_large', limit: 'expansion' });
    expect(decoded).toBeLessThan(20 * 2 ** 20);
    expect(clock.slept).toEqual([]);
  });

  it('of a short body of one repeated line is no bomb', async () => {
    const text = 'no papers today\n'.repeat(20_000);
    const { server, fetchFrom } = await open({
      '/': { headers: { 'Content-Encoding': 'br' }, body: brotliCompressSync(text) },
    });
    expect(await readAll(await fetchFrom(SITE, { url: server.url('/') }))).toBe(text);
  });
});

describe('what the operator says', () => {
  it('is what holds otherwise, where they say nothing', () => {
    expect(DEFAULT_LIMITS).toMatchObject(limitsFrom(parseEnv({})));
  });

  it('comes before that, and after what the site and the request say', async () => {
    const { failure, fetchText, server } = await open(
      { '/': { body: '12345' } },
      { surroundings: { limits: { receivedBytes: 4 } } },
    );
    expect(await failure('/')).toMatchObject({ kind: 'too_large', limit: 'receivedBytes' });
    const site = { ...SITE, limits: { receivedBytes: 5 } };
    expect(await fetchText(site, { url: server.url('/') })).toMatchObject({ text: '12345' });
    const closer = { limits: { receivedBytes: 3 } };
    expect(await failure('/', closer, site)).toMatchObject({ limit: 'receivedBytes' });
  });
});
