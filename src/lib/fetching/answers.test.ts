import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readAll, SITE, useInternet } from './testing';

const open = useInternet();

describe('an answer', () => {
  it('is given with status, headers and address, and its body as it comes', async () => {
    const { server, fetchFrom } = await open({
      '/feed': { status: 203, headers: { ETag: '"1"', 'X-Total': '12' }, body: 'Erdős' },
    });
    const answer = await fetchFrom(SITE, { url: server.url('/feed#top') });
    expect(answer).toMatchObject({ state: 'fetched', status: 203, url: server.url('/feed'), etag: '"1"' });
    expect(answer.headers.get('x-total')).toBe('12');
    expect(await readAll(answer)).toBe('Erdős');
  });

  it('says who asks, and takes no other word for it', async () => {
    const { server, fetchText } = await open({ '/': { body: 'ok' } });
    await fetchText(SITE, {
      url: server.url('/'),
      headers: { 'User-Agent': 'Mozilla/5.0', Accept: 'text/xml' },
    });
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Broadsheet/test (+mailto:ops@example.org)',
      accept: 'text/xml',
      connection: 'close',
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['identity', Buffer.from],
  ])('is decoded from %s', async (coding, encode) => {
    const text = 'papers of the day '.repeat(5_000);
    const body = encode(Buffer.from(text));
    const { server, fetchText } = await open({ '/': { headers: { 'Content-Encoding': coding }, body } });
    expect(await fetchText(SITE, { url: server.url('/') })).toMatchObject({ text });
    expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br');
  });

  it('may be empty, and may be gzip of several members', async () => {
    const gzip = { 'Content-Encoding': 'gzip' };
    const body = Buffer.concat([gzipSync('one, '), gzipSync('two')]);
    const { server, fetchText } = await open({
      '/empty': { body: '' },
      '/empty.gz': { headers: gzip },
      '/none': { status: 204 },
      '/members': { headers: gzip, body },
    });
    const texts = ['/empty', '/empty.gz', '/none', '/members'].map((path) =>
      fetchText(SITE, { url: server.url(path) }).then((answer) => 'text' in answer && answer.text),
    );
    expect(await Promise.all(texts)).toEqual(['', '', '', 'one, two']);
  });

  it('is unchanged where the site says so, by its tag or its date', async () => {
    const date = 'Fri, 27 Nov 2026 00:00:00 GMT';
    const { server, fetchFrom } = await open({
      '/tagged': { headers: { ETag: '"1"' }, body: 'news' },
      '/dated': { headers: { 'Last-Modified': date }, body: 'news' },
    });
    const ask = (path: string, known: object) => fetchFrom(SITE, { url: server.url(path), ...known });
    expect(await ask('/tagged', { etag: '"1"' })).toMatchObject({
      state: 'unchanged',
      status: 304,
      etag: '"1"',
    });
    expect(await ask('/dated', { lastModified: date })).toMatchObject({
      state: 'unchanged',
      lastModified: date,
    });
    expect(await readAll(await ask('/tagged', { etag: '"0"', lastModified: null }))).toBe('news');
  });

  it('may be to a question that was posted', async () => {
    const { server, fetchText } = await open({ '/v1/chat': ({ method, body }) => ({ body: method + body }) });
    const request = { url: server.url('/v1/chat'), method: 'POST', body: '{"n":1}' } as const;
    expect(await fetchText(SITE, request)).toMatchObject({ text: 'POST{"n":1}' });
  });

  it('gives its connection back when its reader leaves, and when nobody reads it', async () => {
    const { server, clock, fetchFrom } = await open({ '/': { fault: 'endless body' } });
    const ask = () => fetchFrom({ ...SITE, connections: 1 }, { url: server.url('/') });
    const left = await ask();
    if (left.state === 'fetched') for await (const _ of left.body) break;
    await server.quiet();
    const discarded = await ask();
    if (discarded.state === 'fetched') await discarded.discard();
    await server.quiet();
    await ask();
    clock.pass(600_000);
    await server.quiet();
    expect(server.requests).toHaveLength(3);
  });

  it('of a small entity bomb is handed on: what to expand is for its parser to say', async () => {
    const { server, fetchText } = await open({ '/': { fault: 'xml bomb' } });
    const answer = await fetchText(SITE, { url: server.url('/') });
    expect('text' in answer && answer.text.length).toBeLessThan(1_000);
  });
});

describe('text', () => {
  it('is UTF-8, whatever is said of it', async () => {
    const { server, fetchText } = await open({
      '/': { headers: { 'Content-Type': 'text/xml; charset=iso-8859-1' }, body: 'Erdős' },
    });
    expect(await fetchText(SITE, { url: server.url('/') })).toMatchObject({ text: 'Erdős' });
  });

  it('in another charset is refused, not garbled', async () => {
    const { server, fetchText } = await open({ '/': { fault: 'wrong charset' } });
    await expect(fetchText(SITE, { url: server.url('/') })).rejects.toMatchObject({
      kind: 'bad_encoding',
      retryAt: null,
      message: `The source: ${server.url('/')} sends text that is not UTF-8 (it says text/xml; charset=utf-8)`,
    });
  });

  it('that ends within a character is refused', async () => {
    const { server, fetchText } = await open({ '/': { body: Buffer.from('Erdő').subarray(0, -1) } });
    await expect(fetchText(SITE, { url: server.url('/') })).rejects.toMatchObject({ kind: 'bad_encoding' });
  });
});
