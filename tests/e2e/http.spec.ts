import { readFileSync } from 'node:fs';
import { expect, test } from '../support/journey';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

test.describe('over HTTP', () => {
  test('it says that it is alive and well', async ({ request }) => {
    const live = await request.get('/api/health/live');
    expect(live.status()).toBe(200);
    expect(await live.json()).toEqual({ status: 'ok' });
    const health = await request.get('/api/health');
    expect(health.headers()['cache-control']).toBe('no-store');
    const { papers, ...rest } = await health.json();
    expect(rest).toEqual({ status: 'ok', database: 'ok', version, latestEdition: '2026-06-30' });
    expect(papers).toBeGreaterThanOrEqual(143);
  });

  for (const address of [
    '/',
    '/papers/2406.11944',
    '/papers?q=MLP',
    '/bookmarks',
    '/api/health',
    '/nowhere',
  ]) {
    test(`${address} lets nothing foreign in and itself into nothing`, async ({ request }) => {
      const headers = (await request.get(address)).headers();
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
      });
      const policy = headers['content-security-policy'];
      for (const rule of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy).toContain(rule);
      }
      expect(headers['x-powered-by']).toBeUndefined();
    });
  }

  test('what scripts ask for in vain is refused as JSON', async ({ request }) => {
    for (const address of ['/api/nothing', '/api/health/nothing', '/papers/no-such-paper.bib', '/api/v1']) {
      const response = await request.get(address);
      expect(response.status(), address).toBe(404);
      expect(response.headers()['content-type'], address).toContain('application/problem+json');
      expect(await response.json(), address).toMatchObject({ status: 404, code: 'not_found' });
    }
    expect((await request.get('/api/ingest')).status()).toBe(405);
  });

  test('marks are asked for by number, and nonsense is ignored', async ({ request }) => {
    const response = await request.get('/api/viewer/marks?ids=1,x,-1,999999999,1;DROP');
    expect(await response.json()).toEqual({ upvoted: [], bookmarked: [], votes: { 1: expect.any(Number) } });
  });

  test('a form from another site is not taken for the reader’s', async ({ request }) => {
    const page = await (await request.get('/')).text();
    const action = /name="(\$ACTION_ID_\w+)"/.exec(page)?.[1] ?? '';
    expect(action).not.toBe('');
    const response = await request.post('/', {
      headers: { Origin: 'https://elsewhere.example.org' },
      multipart: { [action]: '', paperId: '1', upvoted: 'true' },
      maxRedirects: 0,
    });
    expect(response.status()).toBeGreaterThanOrEqual(400);
    expect(response.headers()['set-cookie']).toBeUndefined();
  });
});
