import { afterAll, expect, it, vi } from 'vitest';
import { VERSION } from '@/lib/version';
import { startReplayServer } from '../../../tests/support/replay-server';
import { SITE } from './testing';

/** Another copy of the module, as a bundle or a hot reload makes it, with these settings. */
async function copyOf(settings: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { fetcher } = await import('./own-fetcher');
  return fetcher();
}

afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

it('the process’s own fetcher says who runs it, asks inside only where it may, and takes turns with its copies', async () => {
  const server = await startReplayServer({ routes: { '/slow': { fault: 'slow first byte' }, '/': {} } });
  const one = { ...SITE, name: 'one at a time', connections: 1 };
  const closed = await copyOf({ FETCH_PRIVATE_ORIGINS: '', FETCH_CONTACT: '' });
  const url = server.url('/');
  await expect(closed.fetchFrom(one, { url })).rejects.toMatchObject({ kind: 'refused_address' });
  const allowed = { FETCH_PRIVATE_ORIGINS: server.origin, FETCH_CONTACT: 'ops@example.org' };
  const first = await copyOf(allowed);
  const second = await copyOf(allowed);
  expect(first).not.toBe(second);
  const { signal, abort } = stopper();
  const held = first.fetchFrom(one, { url: server.url('/slow'), signal });
  await server.received(1);
  const waiting = second.fetchText(one, { url });
  abort();
  await expect(held).rejects.toThrow('enough');
  await waiting;
  expect(server.mostAtOnce()).toBe(1);
  expect(server.requests.map(({ headers }) => headers['user-agent'])).toEqual(
    Array(2).fill(`Broadsheet/${VERSION} (+mailto:ops@example.org)`),
  );
  await server.quiet();
  await server.close();
});

function stopper() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('enough')) };
}
