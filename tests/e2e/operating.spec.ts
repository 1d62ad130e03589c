import { readExposition } from '../support/exposition';
import { expect, test } from '../support/journey';
import { METRICS_TOKEN } from '../support/site';

const PAGE = '/papers?q=watched+by+its+operator';

test.describe('for who runs it', () => {
  test('every answer has an id, kept pages too, and the caller’s own is kept', async ({ request }) => {
    const ids = new Set<string | undefined>();
    for (const address of [
      PAGE,
      PAGE,
      '/bookmarks',
      '/api/health',
      '/nowhere',
      '/metrics',
      '/papers?date=2020-01-01',
    ]) {
      const response = await request.get(address, { maxRedirects: 0 });
      const id = response.headers()['x-request-id'];
      expect(id, address).toMatch(/^[0-9a-f-]{36}$/);
      ids.add(id);
    }
    expect(ids.size).toBe(7);
    const headers = { 'X-Request-Id': '4bf92f3577b34da6a3ce929d0e0e4736' };
    expect((await request.get(PAGE, { headers })).headers()['x-request-id']).toBe(headers['X-Request-Id']);
  });

  test('metrics are there with their token alone, and count what is asked for', async ({ request }) => {
    const scrape = async () => {
      const headers = { Authorization: `Bearer ${METRICS_TOKEN}` };
      const response = await request.get('/metrics', { headers });
      expect(response.status()).toBe(200);
      expect(response.headers()['cache-control']).toBe('no-store');
      return readExposition(await response.text()).values;
    };
    await request.get(PAGE);
    const before = await scrape();
    await request.get(PAGE);
    const after = await scrape();
    for (const name of [
      'broadsheet_http_requests_total{kind="search",method="GET",status="2xx"}',
      'broadsheet_http_request_duration_seconds_count{kind="search"}',
      'broadsheet_page_cache_lookups_total{result="hit"}',
    ]) {
      expect(after.get(name), name).toBeGreaterThan(before.get(name) ?? 0);
    }
    expect(after.get('broadsheet_papers')).toBeGreaterThanOrEqual(143);
    expect((await request.get('/metrics')).status()).toBe(404);
    const wrong = { Authorization: 'Bearer nothing-of-the-kind' };
    expect((await request.get('/metrics', { headers: wrong })).status()).toBe(404);
  });

  test('a cache between can tell kept pages apart, by a Vary that nginx takes', async ({ request }) => {
    const headers = (await request.get(PAGE)).headers();
    expect(headers['cache-control']).toMatch(/^s-maxage=60\b/);
    // A longer one, and nginx keeps nothing (NGX_HTTP_CACHE_VARY_LEN).
    expect(headers.vary?.length).toBeLessThanOrEqual(128);
    expect(headers.vary).toMatch(/\brsc\b/i);
  });
});
