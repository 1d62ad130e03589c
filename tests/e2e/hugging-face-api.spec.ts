import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '../support/journey';

const run = promisify(execFile);

test.describe('the papers API of Hugging Face', () => {
  test('answers with the papers of a day, and not again to whoever has them', async ({ request }) => {
    const response = await request.get('/api/daily_papers?date=2026-06-30&limit=2');
    expect(response.status()).toBe(200);
    const items = await response.json();
    expect(items).toHaveLength(2);
    expect(items[0].paper.upvotes).toBeGreaterThanOrEqual(items[1].paper.upvotes);
    expect(items[0]).toMatchObject({
      title: items[0].paper.title,
      publishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      paper: { submittedOnDailyAt: '2026-06-30T00:00:00.000Z' },
    });
    const { etag = '', 'access-control-allow-origin': allowed } = response.headers();
    expect(allowed).toBe('*');
    const again = await request.get('/api/daily_papers?date=2026-06-30&limit=2', {
      headers: { 'If-None-Match': etag },
    });
    expect(again.status()).toBe(304);
  });

  test('refuses in its own words', async ({ request }) => {
    for (const [address, status] of [
      ['/api/daily_papers?date=2025-13-40', 400],
      ['/api/daily_papers?date=2999-01-01', 400],
      ['/api/papers/1234.56789', 404],
      ['/papers/1234.56789.md', 404],
      ['/api/arxiv/1234.56789/repos', 404],
    ] as const) {
      const response = await request.get(address);
      expect(response.status(), address).toBe(status);
      const { error } = await response.json();
      expect(error, address).toBe(response.headers()['x-error-message']);
    }
    const refused = await request.post('/api/papers/index', { data: { arxivId: '2406.11944' } });
    expect(refused.status()).toBe(401);
  });

  test('finds, tells one by one, lists and reads aloud', async ({ request }) => {
    const [first] = await (await request.get('/api/papers/search?q=transcoders&limit=1')).json();
    expect(first.highlightedTitle.some(({ type }: { type: string }) => type === 'highlight')).toBe(true);
    expect(await (await request.get('/api/papers/2406.11944')).json()).toMatchObject({ id: '2406.11944' });
    const list = await request.get('/api/papers?limit=3');
    const [, next = ''] = /<[^>]*(\/api\/papers\?[^>]+)>; rel="next"/.exec(list.headers().link ?? '') ?? [];
    const ids = (items: { paper: { id: string } }[]) => items.map(({ paper }) => paper.id);
    const seen = ids(await list.json());
    expect(ids(await (await request.get(next)).json()).some((id) => seen.includes(id))).toBe(false);
    const markdown = await request.get('/papers/2406.11944.md');
    expect(markdown.headers()['content-type']).toBe('text/markdown; charset=utf-8');
    expect(await markdown.text()).toMatch(/^# Transcoders Find /);
    const asked = await request.get('/papers/2406.11944', { headers: { Accept: 'text/markdown' } });
    expect(await asked.text()).toBe(await markdown.text());
    const page = await request.get('/papers/trending', { headers: { Accept: 'text/markdown' } });
    expect(page.headers()['content-type']).toContain('text/html');
  });

  test('serves the example that speaks to Hugging Face', async ({ baseURL }) => {
    const env = { ...process.env, HF_ENDPOINT: baseURL };
    const script = 'examples/morning-papers.mjs';
    const day = await run(process.execPath, [script, '--date', '2026-06-30', '--top', '3'], { env });
    expect(day.stdout.match(/▲/g)).toHaveLength(3);
    const found = await run(process.execPath, [script, '--search', 'transcoders', '--top', '1'], { env });
    expect(found.stdout).toContain('/papers/2406.11944');
    await expect(run(process.execPath, [script, '--date', 'today'], { env })).rejects.toThrow(
      '400: date: must be',
    );
  });
});
