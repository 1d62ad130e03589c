import { request as rawRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, type PaperRecord, postIngest, test, toBody } from '../support/journey';
import { INGEST_TOKEN } from '../support/site';

const DAY = '2019-09-02';
const PROBLEM = 'application/problem+json';

function records(count: number, from: number): PaperRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    arxivId: `1909.99${String(from + index).padStart(3, '0')}`,
    title: `Taken in over HTTP, number ${from + index}`,
    editions: [{ day: DAY }],
  }));
}

test.describe('POST /api/ingest', () => {
  test('answers with the run, and the same body again changes nothing', async ({ request }) => {
    const body = toBody(records(3, 0));
    const run = {
      id: expect.any(Number),
      source: 'api',
      format: 'broadsheet-jsonl',
      received: 3,
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      finishedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    };
    const first = await postIngest(request, body);
    expect(first.status()).toBe(200);
    expect(first.headers()['cache-control']).toBe('no-store');
    expect(await first.json()).toEqual({ run, rejections: [] });
    const second = await postIngest(request, body);
    expect(await second.json()).toEqual({ run: { ...run, created: 0, unchanged: 3 }, rejections: [] });
  });

  test('asks for the token, and for the right one', async ({ request }) => {
    const refused: Record<string, string>[] = [
      {},
      { Authorization: 'Bearer wrong' },
      { Authorization: `Basic ${INGEST_TOKEN}` },
    ];
    for (const headers of refused) {
      const response = await request.post('/api/ingest', { data: toBody(records(1, 10)), headers });
      expect(response.status()).toBe(401);
      expect(response.headers()['www-authenticate']).toBe('Bearer');
      expect(response.headers()['content-type']).toContain(PROBLEM);
      expect(await response.json()).toMatchObject({ status: 401, code: 'unauthenticated' });
    }
    const response = await request.get('/papers/1909.99010');
    expect(response.status()).toBe(404);
  });

  test('names the formats it knows where it knows none', async ({ request }) => {
    for (const [body, parameters] of [
      ['<html><body>no papers</body></html>', {}],
      ['', {}],
      ['{"title": "x"}', { format: 'xml' }],
    ] as const) {
      const response = await postIngest(request, body, parameters);
      expect(response.status()).toBe(415);
      const problem = await response.json();
      expect(problem.formats.map(({ name }: { name: string }) => name)).toEqual(
        expect.arrayContaining(['page-text', 'hf-daily-papers', 'broadsheet-jsonl', 'arxiv-jsonl']),
      );
      expect(problem.detail).toContain('hf-daily-papers');
    }
  });

  test('says where a broken body breaks, and keeps what came before', async ({ request }) => {
    const entry = (id: number) => ({
      publishedAt: '2019-09-03T00:00:00.000Z',
      paper: { id: `1909.9902${id}`, title: `Before the break ${id}`, upvotes: 1, authors: [] },
    });
    const whole = JSON.stringify([entry(0), entry(1)], null, 1);
    const cut = whole.slice(0, whole.indexOf('Before the break 1'));
    const response = await postIngest(request, cut, { format: 'hf-daily-papers', day: DAY });
    expect(response.status()).toBe(400);
    expect(response.headers()['content-type']).toContain(PROBLEM);
    const problem = await response.json();
    expect(problem).toMatchObject({
      code: 'invalid',
      line: cut.split('\n').length,
      offset: expect.any(Number),
      run: { format: 'hf-daily-papers', received: 1, created: 1 },
      rejections: [],
    });
    expect(problem.offset).toBeLessThanOrEqual(cut.length);
    expect((await request.get('/papers/1909.99020')).status()).toBe(200);
    const again = await postIngest(request, whole, { format: 'hf-daily-papers', day: DAY });
    expect((await again.json()).run).toMatchObject({ received: 2, created: 1, unchanged: 1 });
  });

  test('refuses what is not text', async ({ request }) => {
    const body = Buffer.concat([Buffer.from(toBody(records(1, 30))), Buffer.from([0xc3, 0x28, 0x0a])]);
    const response = await postIngest(request, body, { format: 'broadsheet-jsonl' });
    expect(response.status()).toBe(400);
    expect(await response.json()).toMatchObject({ line: 2, run: { received: 1, created: 1 } });
  });

  test('refuses what says it is too large before reading it', async ({ baseURL }) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${INGEST_TOKEN}`, 'Content-Length': 300 * 2 ** 20 };
      const sending = rawRequest(`${baseURL}/api/ingest`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject).write('{"broadsheet":1');
    });
    expect(status).toBe(413);
  });

  test('takes gzip, whatever it is called', async ({ request }) => {
    const response = await postIngest(request, gzipSync(toBody(records(2, 40))));
    expect(response.status()).toBe(200);
    expect((await response.json()).run).toMatchObject({ received: 2, created: 2 });
  });

  test('?day= sets the edition, and must be a day', async ({ page, request }) => {
    const record = { title: 'A paper for a day of our choosing', arxivId: '1909.99050' };
    const response = await postIngest(request, toBody([record]), { day: '2019-09-09' });
    expect(response.status()).toBe(200);
    await page.goto('/papers/date/2019-09-09');
    await expect(page.getByRole('link', { name: record.title })).toBeVisible();
    for (const day of ['2019-09-31', 'today']) {
      expect((await postIngest(request, toBody([record]), { day })).status(), day).toBe(400);
    }
  });

  test('lists what it could not take in, in the answer and under the run', async ({ request }) => {
    const body = `${toBody(records(1, 60))}{"broadsheet":1,"title":""}\n{"broadsheet":1,"title":"x","arxivId":"nonsense"}\n`;
    const response = await postIngest(request, body);
    expect(response.status()).toBe(200);
    const { run, rejections } = await response.json();
    expect(run).toMatchObject({ received: 3, created: 1, rejected: 2 });
    expect(rejections).toEqual([
      { index: 1, reason: expect.stringContaining('title'), excerpt: '{"broadsheet":1,"title":""}' },
      { index: 2, reason: expect.stringContaining('arXiv'), excerpt: expect.stringContaining('nonsense') },
    ]);
    const headers = { Authorization: `Bearer ${INGEST_TOKEN}` };
    const listed = await request.get(`/api/ingest/runs/${run.id}`, { headers });
    expect(await listed.json()).toMatchObject({
      run: { id: run.id, received: 3, created: 1, rejected: 2, failure: null },
      rejections: [{ index: 1, rawText: '{"broadsheet":1,"title":""}' }, { index: 2 }],
      next: null,
    });
    expect((await request.get(`/api/ingest/runs/${run.id}`)).status()).toBe(401);
    expect((await request.get('/api/ingest/runs/999999999', { headers })).status()).toBe(404);
    expect((await request.get('/api/ingest/runs/first', { headers })).status()).toBe(404);
  });
});
