import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { createKey } from '../keys/mutations';
import { limitedRoute } from './limited-route';

useTestDatabase({ keep: true });
vi.stubEnv('API_REQUESTS', '2');
vi.stubEnv('API_WINDOW_SECONDS', '60');
vi.stubEnv('INGEST_TOKEN', 'the-token-of-the-tests');

const answer = limitedRoute(async () => new Response('here'));
let address = 0;
beforeEach(() => {
  address += 1;
});

const call = (token?: string) =>
  answer(
    new Request('http://127.0.0.1/api', {
      headers: {
        'X-Forwarded-For': `192.0.2.${address}`,
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
    }),
  );

describe('a limited route', () => {
  it('says how many are left, and beyond them when to come back', async () => {
    const [first, second, third] = [await call(), await call(), await call()];
    expect(first.headers.get('ratelimit')).toMatch(/^"api";r=1;t=(59|60)$/);
    expect(first.headers.get('ratelimit-policy')).toBe('"api";q=2;w=60');
    expect(second.status).toBe(200);
    expect(third.status).toBe(429);
    expect(third.headers.get('content-type')).toBe('application/problem+json');
    expect(third.headers.get('ratelimit')).toMatch(/^"api";r=0;t=\d+$/);
    expect(third.headers.get('retry-after')).toMatch(/^([1-9]|[1-5]\d|60)$/);
  });

  it('counts a key apart from the address that it comes from, and a token of nobody with it', async () => {
    const { key } = await createKey({ name: 'script', scopes: ['ingest'], days: null }, null);
    await call();
    await call('hf_somebody');
    expect((await call('bsk_invented')).status).toBe(429);
    expect((await call(key)).status).toBe(200);
    expect((await call('the-token-of-the-tests')).status).toBe(200);
  });

  it('tells of the limit on refusals and faults too', async () => {
    const refuse = limitedRoute(async () => {
      throw new AppError('not_found', 'Nothing.');
    });
    const response = await refuse(
      new Request('http://127.0.0.1/', { headers: { 'X-Forwarded-For': `192.0.2.${address}` } }),
    );
    expect(response.status).toBe(404);
    expect(response.headers.get('ratelimit')).toMatch(/^"api";r=1;/);
  });
});
