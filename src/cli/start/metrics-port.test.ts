import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { findFreePort } from '@/lib/postgres/process';

/** Opens the port as the server does; the app comes when a line is read. */
const PROCESS = `
const { openMetricsPort } = await import(process.env.MODULE);
const server = openMetricsPort();
if (server && !server.listening) await new Promise((resolve) => server.once('listening', resolve));
console.log('opened');
let fails = false;
process.stdin.on('data', (line) => {
  fails = String(line).includes('fail');
  globalThis[Symbol.for('broadsheet.exposeMetrics')] = async () => {
    if (fails) throw new Error('no');
    return 'up 1\\n';
  };
  console.log('ready');
});
`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

async function open(settings: Record<string, string>) {
  const MODULE = pathToFileURL(path.resolve('src/cli/start/metrics-port.mjs')).href;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROCESS], {
    env: { PATH: process.env.PATH, MODULE, NODE_ENV: 'production', ...settings },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return async (line: string) => {
    child.stdin?.write(`${line}\n`);
    await once(child.stdout as NodeJS.ReadableStream, 'data');
  };
}

it('metrics are on a port of their own, as soon as there are any, and nothing else is', async () => {
  const port = await findFreePort();
  const app = await open({ METRICS_PORT: String(port), METRICS_HOST: '127.0.0.1' });
  const ask = (target: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${target}`, init);
  expect((await ask('/metrics')).status).toBe(503);
  await app('come');
  const response = await ask('/metrics?from=prometheus');
  expect([response.status, await response.text()]).toEqual([200, 'up 1\n']);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  for (const target of ['/', '/metrics/', '/api/health', '/papers'])
    expect((await ask(target)).status).toBe(404);
  expect((await ask('/metrics', { method: 'POST' })).status).toBe(404);
  await app('fail');
  expect((await ask('/metrics')).status).toBe(503);
});

it('there is no such port unless it is set', async () => {
  const port = await findFreePort();
  await open({ METRICS_PORT: '0', PORT: String(port) });
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow('fetch failed');
});
