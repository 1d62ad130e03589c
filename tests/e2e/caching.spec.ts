import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, test, upvoteOf, whenAlive } from '../support/journey';

/** A kept page is renewed at most every two seconds; beyond that, this is for a busy machine. */
const SOON = { timeout: 10_000, intervals: [250] };

const header = (response: APIResponse, name: string) => response.headers()[name] ?? '';

/** What a page says of a paper's upvote to whoever asks with these cookies. */
async function upvoteLabel(request: APIRequestContext, address: string, title: string): Promise<string> {
  const html = await (await request.get(address)).text();
  return new RegExp(`aria-label="(Upvoted?: ${title}, [^"]*)"`).exec(html)?.[1] ?? '';
}

test.describe('kept pages', () => {
  test('the first to ask has a page made, the next ones get it', async ({ request, ingest }) => {
    const title = 'A paper whose page is kept';
    await ingest([{ arxivId: '1908.99001', title, editions: [{ day: '2019-08-05' }] }]);
    const fresh = `/papers?q=kept+${Date.now()}`;
    expect(header(await request.get(fresh), 'x-nextjs-cache')).toBe('MISS');
    expect(header(await request.get(fresh), 'x-nextjs-cache')).toBe('HIT');
    for (const address of [
      '/',
      '/papers/date/2019-08-05',
      '/papers/1908.99001',
      '/papers/week/2026-W26',
      '/papers/trending',
    ]) {
      await request.get(address);
      const kept = await request.get(address);
      expect(header(kept, 'x-nextjs-cache'), address).toBe('HIT');
      expect(header(kept, 'cache-control'), address).toMatch(/^s-maxage=60\b/);
    }
  });

  test('a vote is on every page that shows the paper within seconds', async ({ page, request, ingest }) => {
    const title = 'A paper whose vote is seen by all';
    await ingest([{ arxivId: '1908.99002', title, editions: [{ day: '2019-08-06' }] }]);
    const addresses = [
      '/papers/date/2019-08-06',
      '/papers/1908.99002',
      '/papers/week/2019-W32',
      '/papers?q=seen+by+all',
    ];
    for (const address of addresses) {
      await expect.poll(() => upvoteLabel(request, address, title), SOON).toBe(`Upvote: ${title}, 0 votes`);
    }
    await page.goto('/papers/date/2019-08-06');
    await whenAlive(page);
    await upvoteOf(page, title).click();
    for (const address of addresses) {
      await expect.poll(() => upvoteLabel(request, address, title), SOON).toBe(`Upvote: ${title}, 1 vote`);
    }
  });

  test('a paper taken in is on its edition within seconds', async ({ request, ingest }) => {
    const address = '/papers/date/2019-08-12';
    const shows = async (text: string) => (await (await request.get(address)).text()).includes(text);
    expect(await shows('Nothing was featured then.')).toBe(true);
    await ingest([
      { arxivId: '1908.99003', title: 'A paper just taken in', editions: [{ day: '2019-08-12' }] },
    ]);
    await expect.poll(() => shows('A paper just taken in'), SOON).toBe(true);
    expect((await request.get('/papers/1908.99003')).status()).toBe(200);
  });

  test('pages for anybody hold nobody’s marks and set no cookie', async ({ page, ingest }) => {
    const title = 'A paper one reader marked';
    await ingest([{ arxivId: '1908.99004', title, editions: [{ day: '2019-08-19' }] }]);
    await page.goto('/papers/date/2019-08-19');
    await whenAlive(page);
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await upvoteOf(page, title).click();
    await saved;
    // From here on with this reader's cookies.
    const kinds: Record<string, string>[] = [
      {},
      { RSC: '1' },
      { RSC: '1', 'Next-Router-Prefetch': '1' },
      { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
    ];
    for (const address of ['/papers/date/2019-08-19', '/papers/1908.99004', '/papers?q=one+reader+marked']) {
      for (const headers of kinds) {
        const which = `${address} ${JSON.stringify(headers)}`;
        await expect(async () => {
          const response = await page.request.get(address, { headers });
          const text = await response.text();
          const cache = header(response, 'x-nextjs-cache');
          // The parts that a page is made of are not kept with it: no link of ours asks for them.
          const isThere = cache === 'MISS' || !('Next-Router-Segment-Prefetch' in headers);
          expect(response.status(), which).toBe(isThere ? 200 : 404);
          expect(header(response, 'set-cookie'), which).toBe('');
          expect(cache, which).toMatch(/^(MISS|HIT)$/);
          expect(/aria-pressed="true"|"(upvoted|bookmarked)":true/.test(text), which).toBe(false);
        }).toPass({ timeout: 5_000 });
      }
    }
    const marks = await page.request.get('/api/viewer/marks?ids=1');
    expect(header(marks, 'cache-control')).toBe('private, no-store');
  });

  test('a reader’s own pages are kept by nobody', async ({ page, browser, ingest, baseURL }) => {
    const title = 'A paper marked by a form';
    await ingest([{ arxivId: '1908.99005', title, editions: [{ day: '2019-08-26' }] }]);
    for (const address of ['/bookmarks', '/bookmarks/export?format=json', '/refused?reason=none']) {
      const response = await page.request.get(address);
      expect(header(response, 'cache-control'), address).toContain('no-store');
      expect(header(response, 'x-nextjs-cache'), address).toBe('');
    }
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const plain = await context.newPage();
    await plain.goto('/papers/date/2019-08-26');
    await upvoteOf(plain, title).click();
    await expect(upvoteOf(plain, title)).toHaveAttribute('aria-pressed', 'true');
    for (const address of ['/', '/papers/date/2019-08-26', '/papers/1908.99005', '/papers?q=marked+form']) {
      const response = await context.request.get(address);
      expect(header(response, 'cache-control'), address).toContain('no-store');
      expect(header(response, 'x-nextjs-cache'), address).toBe('');
    }
    await context.close();
  });
});
