import type { Page } from '@playwright/test';
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

const PAGES = [
  '/',
  '/papers?q=language',
  '/papers?q=MLP&sort=newest',
  '/papers/trending',
  '/papers/2606.18023',
  '/topics/mlp',
  '/topics',
  '/trends',
  '/authors/Jian%20Yang',
  '/papers?q=',
];

for (const width of [1280, 360]) {
  test(`nothing moves when more of a page arrives, wherever it was first painted, at ${width} px`, async ({
    browser,
    baseURL,
  }) => {
    const viewport = { width, height: 720 };
    const context = await browser.newContext({ baseURL, javaScriptEnabled: false, viewport });
    const page = await context.newPage();
    for (const address of PAGES) {
      expect((await page.goto(address))?.status(), address).toBe(200);
      expect(await movedAfter(page, 24), address).toEqual([]);
    }
    await context.close();
  });
}

/**
 * Cuts what the main part of a page is made of off at so many places, and says for which of them what is in sight
 * moves to where it is on the whole page, by more than a hundredth in the browsers' own measure (the part of the
 * window that moves, times how far of the window's longer side).
 */
function movedAfter(page: Page, cuts: number): Promise<string[]> {
  return page.evaluate(async (count) => {
    await document.fonts.ready;
    const main = document.querySelector('main');
    if (!main) throw new Error('The page has no main part.');
    const whole = main.innerHTML;
    const elements = () => [...main.querySelectorAll('*:not(svg *)')];
    const places = () => elements().map((element) => element.getBoundingClientRect());
    const seen = ({ y, width, height }: DOMRect) =>
      width * Math.max(0, Math.min(innerHeight, y + height) - Math.max(0, y));
    const settled = places();

    /** What has moved and is not merely part of what has; words in a line count where their block does. */
    const moves = () => {
      const now = elements();
      const distances = new Map(
        places().map(({ x, y }, at) => {
          const then = settled[at] ?? new DOMRect(x, y);
          return [now[at], Math.max(Math.abs(x - then.x), Math.abs(y - then.y))];
        }),
      );
      return places().flatMap((place, at) => {
        const element = now[at];
        const distance = distances.get(element) ?? 0;
        if (!element || distance < 3 || distance === distances.get(element.parentElement ?? undefined))
          return [];
        if (getComputedStyle(element).display === 'inline' || seen(place) === 0) return [];
        const area = Math.max(seen(place), seen(settled[at] ?? place)) / (innerWidth * innerHeight);
        return { element, score: (area * distance) / Math.max(innerWidth, innerHeight) };
      });
    };

    const moved: string[] = [];
    for (let cut = 1; cut <= count; cut++) {
      main.innerHTML = whole.slice(0, whole.indexOf('<', Math.floor((whole.length * cut) / (count + 1))));
      const [most, ...others] = moves().sort((one, other) => other.score - one.score);
      const score = [most, ...others].reduce((sum, move) => sum + (move?.score ?? 0), 0);
      if (most && score > 0.01)
        moved.push(
          `${score.toFixed(4)} ${most.element.className}: ${most.element.textContent?.slice(0, 40)}`,
        );
    }
    return moved;
  }, cuts);
}
