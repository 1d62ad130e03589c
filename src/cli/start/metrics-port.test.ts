import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { findFreePort } from '@/lib/postgres/process';

/** A process of ours, in which the app is loaded whenever a line is read. */
const PROCESS = `
import diagnostics from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
await import(process.env.MODULE);
console.log('begun');
process.stdin.on('data', async (line) => {
  const expose = async () => {
    if (String(line).includes('fail')) throw new Error('no');
    return 'up 1\\n';
  };
  diagnostics.channel('broadsheet:metrics').publish(expose);
  const { METRICS_PORT } = process.env;
  while (METRICS_PORT !== '0' && !(await fetch('http://127.0.0.1:' + METRICS_PORT).catch(() => null))) await sleep(10);
  console.log('loaded');
});
`;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});

async function begin(settings: Record<string, string>) {
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

it('metrics are on a port of their own, in the process that serves, and nothing else is', async () => {
  const port = await findFreePort();
  const load = await begin({ METRICS_PORT: String(port), METRICS_HOST: '127.0.0.1' });
  const ask = (target: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${target}`, init);
  await expect(ask('/metrics')).rejects.toThrow('fetch failed');
  await load('the app');
  const response = await ask('/metrics?from=prometheus');
  expect([response.status, await response.text()]).toEqual([200, 'up 1\n']);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  for (const target of ['/', '/metrics/', '/api/health', '/papers']) {
    expect((await ask(target)).status).toBe(404);
  }
  expect((await ask('/metrics', { method: 'POST' })).status).toBe(404);
  await load('one that will fail');
  expect((await ask('/metrics')).status).toBe(503);
});

it('there is no such port unless it is set', async () => {
  const port = await findFreePort();
  const load = await begin({ METRICS_PORT: '0', PORT: String(port) });
  await load('the app');
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow('fetch failed');
});
