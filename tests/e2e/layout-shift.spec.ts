import { expect, test, upvoteOf, whenAlive } from '../support/journey';

const DAY = '2019-07-15';
const EDITION = `/papers/date/${DAY}`;
const TITLES = ['A paper with a picture', 'A paper without one'] as const;

test('nothing moves while a page loads and the reader’s marks arrive', async ({ page, ingest }) => {
  const thumbnailUrl = 'https://pictures.example.org/press.svg';
  await ingest(
    TITLES.map((title, index) => ({
      arxivId: `1907.9920${index}`,
      title,
      abstract: 'Words enough for a line or two, so that there is something that could move. '.repeat(4),
      upvotes: 99 - index,
      source: 'huggingface',
      asOf: `${DAY}T00:00:00Z`,
      thumbnailUrl: index === 0 ? thumbnailUrl : null,
      editions: [{ day: DAY }],
    })),
  );
  await page.route(thumbnailUrl, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"/>';
    await route.fulfill({ contentType: 'image/svg+xml', body });
  });
  await page.addInitScript(() => {
    Object.assign(window, { shifts: [] });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Reflect.get(window, 'shifts').push(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const shifted = async () =>
    page.evaluate(() =>
      Reflect.get(window, 'shifts').reduce((sum: number, value: number) => sum + value, 0),
    ) as Promise<number>;

  await page.goto(EDITION);
  await whenAlive(page);
  for (const title of TITLES) {
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await upvoteOf(page, title).click();
    await saved;
  }
  for (const address of [EDITION, '/', '/papers/1907.99200', '/papers?q=picture']) {
    const marks = page.waitForResponse((response) => response.url().includes('/api/viewer/marks'));
    await page.goto(address, { waitUntil: 'networkidle' });
    await marks;
    if (address !== '/') {
      await expect(page.getByRole('button', { name: `${TITLES[0]}, 100 votes` })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
    }
    await page.evaluate(() => document.fonts.ready);
    expect(await shifted(), address).toBeLessThan(0.02);
  }
});
