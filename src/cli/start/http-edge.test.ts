import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Answers as Next would, with the status and as the type that its address names. */
const SERVER = `
import http from 'node:http';
await import(process.env.EDGE);
const server = http.createServer((request, response) => {
  const [, status, type] = request.url.split('/');
  response.statusCode = Number(status);
  const types = { html: 'text/html; charset=utf-8', text: 'text/plain', json: 'application/problem+json' };
  response.setHeader('Content-Type', types[type] ?? 'application/json');
  response.setHeader('ETag', '"shell"');
  response.setHeader('Cache-Control', 'private');
  if (type === 'limits') {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = server;
    return response.end(JSON.stringify([headersTimeout, requestTimeout, keepAliveTimeout]));
  }
  response.write('shell of ' + request.headers['x-forwarded-for']);
  response.end();
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

const NOT_FOUND = '<h1>This page was never printed</h1>';

const folder = mkdtempSync(path.join(tmpdir(), 'broadsheet-edge-'));
let server: ChildProcess;
let address = '';

const ask = (target: string, init: RequestInit = {}) => fetch(`${address}${target}`, init);

beforeAll(async () => {
  mkdirSync(path.join(folder, '.next/server/app'), { recursive: true });
  writeFileSync(path.join(folder, '.next/server/app/_not-found.html'), NOT_FOUND);
  const { PATH } = process.env;
  const EDGE = pathToFileURL(path.resolve('src/cli/start/http-edge.mjs')).href;
  server = spawn(process.execPath, ['--input-type=module', '--eval', SERVER], {
    cwd: folder,
    env: {
      ...{ PATH, EDGE, NODE_ENV: 'production', SITE_NAME: 'Ink & <Paper>' },
      ...{ HEADERS_SECONDS: '11', REQUEST_SECONDS: '22', KEEP_ALIVE_SECONDS: '33' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(server.stdout as NodeJS.ReadableStream, 'data');
  address = `http://127.0.0.1:${Number(port)}`;
});

afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

describe('what Next answers with an empty shell', () => {
  it('is a whole page where the page failed, to be tried again soon', async () => {
    const response = await ask('/500/html');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('10');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('etag')).toBeNull();
    const page = await response.text();
    expect(page).toContain('<h1>The presses have stopped</h1>');
    expect(page).toContain('<a href="">Try again</a>');
    expect(page).toContain('Ink &amp; &lt;Paper&gt;');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('shell');
    expect(page).toContain(`Reference ${response.headers.get('x-request-id')}`);
  });

  it('is one as well where a form was posted', async () => {
    for (const target of ['/500/html', '/500/text']) {
      const headers = { Accept: 'text/html,*/*;q=0.8' };
      const response = await ask(target, { method: 'POST', body: 'upvoted=true', headers });
      expect(response.status).toBe(503);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('The presses have stopped');
    }
  });

  it('is the page for unknown addresses where there is nothing to show', async () => {
    const response = await ask('/404/html');
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('private');
    expect(await response.text()).toBe(NOT_FOUND);
  });

  it('has headers alone where only these were asked for', async () => {
    const response = await ask('/500/html', { method: 'HEAD' });
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('');
    expect((await ask('/200/html')).status).toBe(200);
  });
});

describe('all answers', () => {
  it('have an id: the caller’s own where it is one, else a new one each', async () => {
    const idOf = async (headers: Record<string, string>) =>
      (await ask('/200/html', { headers })).headers.get('x-request-id');
    expect(await idOf({ 'X-Request-Id': '4bf92f3577b34da6a3ce929d0e0e4736' })).toBe(
      '4bf92f3577b34da6a3ce929d0e0e4736',
    );
    const [one, other] = [await idOf({}), await idOf({ 'X-Request-Id': '<script>' })];
    expect(one).toMatch(/^[0-9a-f-]{36}$/);
    expect(other).toMatch(/^[0-9a-f-]{36}$/);
    expect(one).not.toBe(other);
  });

  it('are waited for as long as the operator says', async () => {
    expect(await (await ask('/200/limits')).json()).toEqual([11_000, 22_000, 33_000]);
  });
});

describe('all other answers', () => {
  it('pass as they are, to scripts above all', async () => {
    for (const [target, init] of [
      ['/200/html', {}],
      ['/500/json', {}],
      ['/404/json', {}],
      ['/500/text', {}],
      ['/500/html', { headers: { RSC: '1' } }],
    ] as const) {
      const response = await ask(target, init);
      expect(response.status).toBe(Number(target.split('/')[1]));
      expect(await response.text(), target).toMatch(/^shell/);
    }
  });

  it('go to the address that asks, whatever it claims to be', async () => {
    const response = await ask('/200/html', { headers: { 'X-Forwarded-For': '192.0.2.1' } });
    expect(await response.text()).toBe('shell of 127.0.0.1');
  });
});
