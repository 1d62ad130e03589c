import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The module as another bundle of the app has it. */
async function copy(): Promise<typeof import('./of-process')> {
  vi.resetModules();
  return import('./of-process');
}

it('is made once by whichever copy of a module asks first', async () => {
  const [one, other] = [await copy(), await copy()];
  expect(one.ofProcess).not.toBe(other.ofProcess);
  const first = one.ofProcess('test: shared', () => ({ by: 'one' }));
  expect(other.ofProcess('test: shared', () => ({ by: 'other' }))).toBe(first);
  expect(other.ofProcess('test: another', () => null)).toBeNull();
  expect(one.ofProcess<string | null>('test: another', () => 'made twice')).toBeNull();
});

it('is made by each copy in development, where code changes', async () => {
  vi.stubEnv('NODE_ENV', 'development');
  const { ofProcess } = await copy();
  expect(ofProcess('test: fresh', () => 1)).toBe(1);
  expect(ofProcess('test: fresh', () => 2)).toBe(2);
});
