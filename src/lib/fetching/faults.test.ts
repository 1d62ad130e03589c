import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findFreePort } from '@/lib/postgres/process';
import type { FaultName } from '../../../tests/support/replay/faults';
import { EXCERPT_MS } from './limits';
import { errorOf, readAll, SITE, useInternet } from './testing';

const open = useInternet();
const ONCE = { limits: { attempts: 1 } };

describe('a body', () => {
  it.each<[FaultName, string]>([
    ['cut off', 'cut_off'],
    ['cut off between chunks', 'cut_off'],
    ['chunk without a size', 'malformed'],
    ['content-length too long', 'timeout'],
  ])('with the fault "%s" is an error after what came, never an end', async (fault, kind) => {
    const { server, clock, fetchFrom } = await open({ '/': { fault, body: 'whole, broken' } });
    const answer = await fetchFrom(SITE, { url: server.url('/') });
    if (answer.state !== 'fetched') throw new Error(answer.state);
    let text = '';
    const failed = errorOf(async () => {
      for await (const piece of answer.body) text += Buffer.from(piece);
    });
    if (fault === 'content-length too long') await clock.runOut(30_000);
    expect(await failed).toMatchObject({ kind, attempts: 1 });
    expect(text).toMatch(/^whole/);
  });

  it('ends where its Content-Length says, and what follows is nobody’s answer', async () => {
    const { server, fetchText } = await open({
      '/short': { fault: 'content-length too short', body: 'a body that is longer' },
      '/next': { body: 'next' },
    });
    expect(await fetchText(SITE, { url: server.url('/short') })).toMatchObject({ text: 'a body that' });
    expect(await fetchText(SITE, { url: server.url('/next') })).toMatchObject({ text: 'next' });
  });

  it('that is compressed must have its end, and hands over what came before', async () => {
    const text = Array.from({ length: 3_000 }, (_, at) => `paper ${at}`).join('\n');
    const body = gzipSync(text).subarray(0, -100);
    const { server, fetchFrom } = await open({ '/': { headers: { 'Content-Encoding': 'gzip' }, body } });
    const answer = await fetchFrom(SITE, { url: server.url('/') });
    if (answer.state !== 'fetched') throw new Error(answer.state);
    let read = '';
    const error = await errorOf(async () => {
      for await (const piece of answer.body) read += Buffer.from(piece);
    });
    expect(error).toMatchObject({ kind: 'cut_off' });
    expect(read.length).toBeGreaterThan(text.length / 2);
    expect(text.startsWith(read)).toBe(true);
  });

  it('must be in the coding that it says', async () => {
    const coded = (coding: string) => ({ headers: { 'Content-Encoding': coding }, body: 'x is no coding' });
    const { failure } = await open({
      '/gzip': coded('gzip'),
      '/deflate': coded('deflate'),
      '/br': coded('br'),
      '/zstd': coded('zstd'),
      '/twice': coded('gzip, gzip'),
    });
    const errors = await Promise.all(
      ['/gzip', '/deflate', '/br', '/zstd', '/twice'].map((path) => failure(path)),
    );
    expect(errors.map(({ kind, retryAt }) => [kind, retryAt])).toEqual(Array(5).fill(['bad_encoding', null]));
    expect(errors[3]?.message).toContain('sends its body in a coding not asked for (zstd)');
  });

  it('that breaks off is asked for again where all of it is wanted', async () => {
    const { server, clock, fetchText } = await open({ '/': [{ fault: 'cut off' }, { body: 'whole' }] });
    expect(await fetchText(SITE, { url: server.url('/') })).toMatchObject({ text: 'whole' });
    expect(clock.slept).toEqual([1_000]);
  });
});

describe('a server', () => {
  it.each<[FaultName, object]>([
    ['closed connection', { kind: 'cut_off', status: null }],
    ['broken connection', { kind: 'cut_off', status: null }],
    ['garbage', { kind: 'malformed', retryAt: null }],
    ['another protocol', { kind: 'malformed', status: 101 }],
    ['unavailable', { kind: 'server_error', status: 503, excerpt: '<h1>Down for\nmaintenance</h1>' }],
    ['redirect loop', { kind: 'too_many_redirects', limit: 'redirects', retryAt: null }],
    ['redirect to a private address', { kind: 'refused_address', retryAt: null }],
  ])('with the fault "%s" is told apart', async (fault, expected) => {
    const { failure } = await open({ '/': { fault } });
    expect(await failure('/', ONCE)).toMatchObject(expected);
  });

  it('that nobody runs, or whose name nobody knows, is unreachable', async () => {
    const port = await findFreePort();
    const privateOrigins = new Set([`http://127.0.0.1:${port}`, 'http://papers.example']);
    const resolve = () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    const { failure } = await open({}, { surroundings: { privateOrigins, resolve } });
    expect(await failure(`http://127.0.0.1:${port}/`, ONCE)).toMatchObject({
      kind: 'unreachable',
      message: `The source: http://127.0.0.1:${port}/ is on a host that takes no connection`,
    });
    expect(await failure('http://papers.example/', ONCE)).toMatchObject({
      kind: 'unreachable',
      message: 'The source: http://papers.example/ is on a host whose name nobody knows',
    });
  });

  it('says in the message what it said, on one line', async () => {
    const { server, failure } = await open({ '/': { fault: 'unavailable' } });
    expect((await failure('/', ONCE)).message).toBe(
      `The source: ${server.url('/')} answers 503 Service Unavailable: <h1>Down for maintenance</h1>`,
    );
  });

  it.each([
    [400, 'refused', false],
    [401, 'refused', false],
    [403, 'refused', false],
    [404, 'gone', false],
    [410, 'gone', false],
    [429, 'throttled', true],
    [500, 'server_error', true],
    [503, 'server_error', true],
    [304, 'refused', false],
    [300, 'refused', false],
  ])('answering %i is %s', async (status, kind, passes) => {
    const { failure } = await open({ '/': { status, body: status === 304 ? '' : 'why' } });
    const error = await failure('/', ONCE);
    expect(error).toMatchObject({ kind, status });
    expect(error.retryAt !== null).toBe(passes);
  });

  it('that refuses for ever is cut short in its reasons', async () => {
    const { failure } = await open({
      '/long': { status: 400, body: 'reasons '.repeat(10_000) },
      '/broken': { status: 400, headers: { 'Content-Encoding': 'gzip' }, body: 'not gzip' },
    });
    expect((await failure('/long')).excerpt).toHaveLength(4_096);
    expect(await failure('/broken')).toMatchObject({ kind: 'refused', excerpt: '' });
  });

  it('that is slow to give its reasons is not waited for', async () => {
    const { clock, failure } = await open({
      '/': { fault: 'stalled body', status: 400, body: 'half, whole' },
    });
    const failed = failure('/');
    await clock.runOut(EXCERPT_MS);
    expect(await failed).toMatchObject({ kind: 'refused', excerpt: 'half,' });
  });

  it('is asked for what it has nothing of', async () => {
    const { server, failure } = await open({ '/': { status: 404, body: '' } });
    const error = await failure('/');
    expect(error.message).toBe(`The source: ${server.url('/')} answers 404 Not Found`);
    expect(error).toMatchObject({ site: 'The source', url: server.url('/'), attempts: 1 });
  });
});

describe('recorded answers', () => {
  it('are given at the address that they were recorded at, files at their own', async () => {
    const folder = new URL('../../../tests/support/replay/recorded', import.meta.url).pathname;
    const { server, fetchFrom, fetchText, failure } = await open({}, { folder });
    const found = await fetchFrom(SITE, { url: server.url('/api/query?id_list=2406.00001') });
    expect(found.headers.get('content-type')).toBe('application/atom+xml');
    expect(await readAll(found)).toContain('<title>A made-up paper</title>');
    expect(await failure('/api/query?id_list=abc')).toMatchObject({ status: 400, kind: 'refused' });
    expect(await fetchText(SITE, { url: server.url('/daily/2026-06-30.json') })).toMatchObject({
      text: '[]\n',
    });
    expect(await failure('/api/query')).toMatchObject({ kind: 'gone' });
  });
});
