import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext } from '@playwright/test';
import { parseFeed, parseOpml } from 'feedsmith';
import { expect, type PaperRecord, postIngest, test, toBody, whenAlive } from '../support/journey';
import { childrenNamed, parseStrictly, textOf } from '../support/strict-xml';

const DAY = '2017-05-09';
const AUTHOR = 'Fenwick Umberlay / 100%';
const AUTHOR_PAGE = `/authors/${encodeURIComponent(AUTHOR)}`;

/** More than a page of one author's papers, on one day and the day before it. */
const LIBRARY = Array.from({ length: 55 }, (_, index): PaperRecord => {
  const number = String(index + 1).padStart(2, '0');
  return {
    arxivId: `1705.980${number}`,
    title: `Of umberlay & <looms> ${number}`,
    abstract: 'A first paragraph on fenwickian looms.\n\nA second one with $n^2$ threads.',
    authors: [{ name: AUTHOR }, { name: 'Ottilie Crane' }],
    publishedAt: '2017-05-01',
    editions: [{ day: index < 3 ? DAY : '2017-05-08' }],
  };
});

const VIEWS = [
  '/',
  `/papers/date/${DAY}`,
  '/papers/week/2017-W19',
  '/papers/month/2017-05',
  '/papers/trending',
  '/papers/trending/7-days',
  '/papers?q=umberlay+votes:0&sort=newest',
  '/topics/transformers',
  AUTHOR_PAGE,
];

async function entriesOf(request: APIRequestContext, address: string) {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  const root = parseStrictly(await response.text());
  const links = childrenNamed(root, 'link').map(({ attributes }) => attributes);
  return {
    titles: childrenNamed(root, 'entry').map((entry) => textOf(entry, 'title')),
    links: Object.fromEntries(links.map(({ rel, href }) => [rel, href])) as Record<
      string,
      string | undefined
    >,
    marks: root.children.map(({ name }) => name).filter((name) => name.startsWith('fh:')),
  };
}

test.describe('feeds', () => {
  test.describe.configure({ mode: 'default' });

  test.beforeAll(async ({ playwright, baseURL }) => {
    const request = await playwright.request.newContext({ baseURL });
    expect((await (await postIngest(request, toBody(LIBRARY))).json()).rejections).toEqual([]);
    await request.dispose();
  });

  for (const view of VIEWS) {
    test(`of ${view} are found on it, valid, and not sent twice`, async ({ page, request }) => {
      await page.goto(view);
      for (const [type, format] of [
        ['application/atom+xml', 'atom'],
        ['application/feed+json', 'json'],
      ] as const) {
        const href = await page.locator(`link[rel="alternate"][type="${type}"]`).getAttribute('href');
        const response = await request.get(href ?? '');
        expect(response.status()).toBe(200);
        expect(response.headers()['content-type']).toBe(`${type}; charset=utf-8`);
        expect(response.headers()['cache-control']).toBe('public, max-age=60');
        const parsed = parseFeed(await response.text());
        expect(parsed.format).toBe(format);
        const held = {
          'If-None-Match': response.headers().etag ?? '',
          'If-Modified-Since': response.headers()['last-modified'] ?? '',
        };
        const again = await request.get(href ?? '', { headers: held });
        expect(again.status()).toBe(304);
        expect(await again.text()).toBe('');
      }
    });
  }

  test('have what the page shows, in its order, with whole abstracts', async ({ page, request }) => {
    await page.goto(`/papers/date/${DAY}`);
    const shown = await page.getByRole('article').getByRole('heading', { level: 2 }).allTextContents();
    const { titles } = await entriesOf(request, `/papers/date/${DAY}/feed.atom`);
    expect(titles).toEqual(shown);
    const feed = await (await request.get(`/papers/date/${DAY}/feed.json`)).json();
    expect(feed.items.map(({ title }: { title: string }) => title)).toEqual(shown);
    expect(feed.items[0].content_text).toBe(
      'A first paragraph on fenwickian looms.\n\nA second one with n² threads.',
    );
    expect(feed.items[0].id).toMatch(/^tag:/);
  });

  test('lead through a long list, and back through the days', async ({ request }) => {
    const first = await entriesOf(request, '/papers/month/2017-05/feed.atom');
    expect(first.titles).toHaveLength(50);
    const second = await entriesOf(request, first.links.next ?? '');
    expect(second.titles).toHaveLength(5);
    expect(second.links).toMatchObject({ first: first.links.self, previous: first.links.self });
    expect(second.links.next).toBeUndefined();
    const day = await entriesOf(request, `/papers/date/${DAY}/feed.atom`);
    expect(day.marks).toEqual(['fh:archive']);
    expect(new URL(day.links['prev-archive'] ?? '').pathname).toBe('/papers/date/2017-05-08/feed.atom');
    expect(new URL(day.links.current ?? '').pathname).toBe('/feed.atom');
  });

  test('of searches keep their filters; what a reader did has none', async ({ page, request }) => {
    const { titles } = await entriesOf(request, '/papers/feed.atom?q=umberlay+"looms+07"');
    expect(titles[0]).toBe('Of umberlay & <looms> 07');
    const personal = await request.get('/papers/feed.atom?q=is:bookmarked');
    expect(personal.status()).toBe(400);
    expect((await personal.json()).detail).toContain('for that reader only');
    await page.goto('/papers?q=is:bookmarked');
    await expect(page.locator('link[type="application/atom+xml"]')).toHaveCount(0);
    expect((await request.get('/papers/feed.atom', { maxRedirects: 0 })).headers().location).toBe(
      '/feed.atom',
    );
    for (const none of [
      '/feed.rss',
      '/bookmarks/feed.atom',
      '/papers/date/2017-13-01/feed.json',
      '/topics/moe/feed.atom?p=0',
    ]) {
      expect((await request.get(none)).status(), none).toBe(404);
    }
    for (const past of ['/papers/trending/feed.atom?at=', '/papers/trending/7-days/feed.json?at=yesterday']) {
      const refused = await request.get(past);
      expect(refused.status(), past).toBe(400);
      expect((await refused.json()).detail, past).toContain('as of an instant');
    }
  });

  test('are kept while nothing changes, and made anew when a paper does', async ({ request, ingest }) => {
    const record = {
      arxivId: '1705.98099',
      title: 'A loom that is renamed',
      editions: [{ day: '2017-06-01' }],
    };
    await ingest([record]);
    const titles = async () => (await entriesOf(request, '/papers/date/2017-06-01/feed.atom')).titles;
    await expect.poll(titles, { timeout: 10_000 }).toEqual([record.title]);
    expect((await request.get('/papers/date/2017-06-01/feed.atom')).headers()['x-nextjs-cache']).toBe('HIT');
    await ingest([{ ...record, title: 'A loom that was renamed' }]);
    await expect.poll(titles, { timeout: 10_000 }).toEqual(['A loom that was renamed']);
  });

  test('are the same for readers whose browser runs no script', async ({ request }) => {
    for (const view of [`/papers/date/${DAY}`, AUTHOR_PAGE]) {
      const response = await request.get(`${view}/feed.atom`, { headers: { Cookie: 'plain=1' } });
      expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    }
  });

  test('of all topics are one list to take in', async ({ page, request }) => {
    await page.goto('/topics');
    const href = await page.locator('link[type="text/x-opml"]').getAttribute('href');
    expect(new URL(href ?? '').pathname).toBe('/topics.opml');
    const response = await request.get('/topics.opml');
    const groups = parseOpml(await response.text()).body?.outlines ?? [];
    const urls = groups
      .flatMap((group) => group.outlines ?? [])
      .map(({ xmlUrl }) => new URL(xmlUrl ?? '').pathname);
    expect(urls).toEqual(
      expect.arrayContaining(['/feed.atom', '/papers/trending/feed.atom', '/topics/transformers/feed.atom']),
    );
    expect(
      (
        await request.get('/topics.opml', { headers: { 'If-None-Match': response.headers().etag ?? '' } })
      ).status(),
    ).toBe(304);
  });
});

test.describe('the page of an author', () => {
  test.beforeAll(async ({ playwright, baseURL }) => {
    const request = await playwright.request.newContext({ baseURL });
    await postIngest(request, toBody(LIBRARY));
    await request.dispose();
  });

  test('is a step from a paper, and has all of their papers, newest first', async ({ page }) => {
    await page.goto('/papers/1705.98001');
    await whenAlive(page);
    await page.getByRole('link', { name: AUTHOR }).click();
    await expect(page).toHaveURL(AUTHOR_PAGE);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(AUTHOR);
    await expect(page.getByText('55 papers by authors of this name')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(50);
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL(`${AUTHOR_PAGE}?p=2`);
    await expect(page.getByRole('article')).toHaveCount(5);
    await page.getByRole('link', { name: 'Search these, with filters' }).click();
    await expect(page).toHaveURL(/q=author:%22Fenwick/);
    await expect(page.getByText('55 papers').first()).toBeVisible();
  });

  test('is not there for a name that no paper bears', async ({ request }) => {
    for (const name of ['Nobody', '%00', '%25', 'a'.repeat(3_000), '%F0%9F%99%82']) {
      expect((await request.get(`/authors/${name}`)).status(), name).toBe(404);
    }
    expect((await request.get(`${AUTHOR_PAGE}?p=9`)).status()).toBe(404);
  });

  test('has nothing wrong that axe finds, and never scrolls sideways', async ({ page }) => {
    await page.goto(AUTHOR_PAGE);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).exclude('article[data-paper]:nth-of-type(n + 4)').setLegacyMode();
      const { violations } = await axe.analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 720 });
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, `at ${width} px`).toBe(0);
    }
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('is read and paged', async ({ page }) => {
      await page.goto(AUTHOR_PAGE);
      await page.getByRole('link', { name: 'Next' }).click();
      await expect(page.getByRole('article')).toHaveCount(5);
    });
  });
});
