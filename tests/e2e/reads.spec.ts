import type { Page } from '@playwright/test';
import { expect, test, upvoteOf, whenAlive } from '../support/journey';

const DAY = '2019-11-18';
const OPENED = 'A mutoscope opened';
const UNOPENED = 'A mutoscope left alone';
const UPVOTED = 'A paper to become a reader by';
const UNREAD = '/papers?q=mutoscope+is:unread';

function titles(page: Page) {
  return page.getByRole('article').getByRole('heading');
}

test.beforeEach(({ ingest }) =>
  ingest([
    { arxivId: '1911.97001', title: OPENED, editions: [{ day: DAY }] },
    { arxivId: '1911.97002', title: UNOPENED, editions: [{ day: DAY }] },
    { arxivId: '1911.97003', title: UPVOTED, editions: [{ day: DAY }] },
  ]).then(() => {}),
);

test.describe('what a reader opened', () => {
  test('is unread no more', async ({ page }) => {
    await page.goto(`/papers/date/${DAY}`);
    await whenAlive(page);
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await upvoteOf(page, UPVOTED).click();
    await saved;
    await page.goto(UNREAD);
    await expect(titles(page)).toHaveCount(2);
    const told = page.waitForResponse((response) => response.url().includes('/api/viewer/reads'));
    await page.getByRole('link', { name: OPENED }).click();
    expect((await told).status()).toBe(204);
    await page.goto(UNREAD);
    await expect(titles(page)).toHaveText([UNOPENED]);
  });

  test('is not what was only fetched ahead, nor kept for strangers', async ({ page, request }) => {
    expect((await request.post('/api/viewer/reads?paper=1')).status()).toBe(401);
    expect((await request.post('/api/viewer/reads?paper=x')).status()).toBe(400);
    const told: string[] = [];
    page.on('request', (sent) => told.push(`${sent.method()} ${new URL(sent.url()).pathname}`));
    await page.goto('/papers/1911.97001');
    await whenAlive(page);
    expect(told.filter((each) => each.startsWith('POST'))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('is unread no more either', async ({ page }) => {
      await page.goto(`/papers/date/${DAY}`);
      await upvoteOf(page, UPVOTED).click();
      await expect(upvoteOf(page, UPVOTED)).toHaveAttribute('aria-pressed', 'true');
      await page.request.get('/papers/1911.97001', { headers: { 'Sec-Purpose': 'prefetch' } });
      await page.goto(UNREAD);
      await expect(titles(page)).toHaveCount(2);
      await page.getByRole('link', { name: OPENED }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(OPENED);
      await page.goto(UNREAD);
      await expect(titles(page)).toHaveText([UNOPENED]);
    });
  });
});
