import { devices, type Page } from '@playwright/test';
import { expect, type PaperRecord, searchBox, test } from '../support/journey';

const WIDE: PaperRecord = {
  arxivId: '1907.99101',
  title: 'Pneumonoultramicroscopicsilicovolcanoconiosis-in-$\\mathbb{R}^{n_1\\times n_2\\times n_3}$-lungs',
  abstract:
    'A formula wider than a telephone: $$\\sum_{i=1}^{n} \\left( a_{i1} x_1 + a_{i2} x_2 + a_{i3} x_3 + a_{i4} x_4 + a_{i5} x_5 + a_{i6} x_6 \\right)^2 = 0$$ and https://example.org/' +
    'very-long-address-'.repeat(8),
  authors: Array.from({ length: 40 }, (_, index) => ({ name: `Author With A Rather Long Name ${index}` })),
  links: [{ kind: 'code', url: `https://github.com/an-owner-with-a-long-name/${'repository-'.repeat(6)}` }],
  editions: [{ day: '2019-07-08' }],
};

const PAGES = [
  '/',
  '/papers/date/2019-07-08',
  '/papers/1907.99101',
  '/papers/month/2026-06',
  '/papers/trending',
  '/papers/trending/stars?at=2026-01-01',
  '/trends',
  '/papers?q=MLP',
  '/papers?q=%22nothing+zyzzyva%22',
  '/papers/date/2025-03-15',
  '/topics',
  '/topics/sparse-autoencoders',
  '/bookmarks',
  '/no/such/page',
];

/** How much wider than the window the page is, and what sticks out. */
function overflow(page: Page): Promise<{ by: number; what: string[] }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const out = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const by = scrollWidth - clientWidth;
    return { by, what: by > 0 ? out.map((element) => element.outerHTML.slice(0, 160)) : [] };
  });
}

for (const address of PAGES) {
  test(`${address} never scrolls sideways`, async ({ page, ingest }) => {
    await ingest([WIDE]);
    await page.goto(address);
    for (const width of [1280, 768, 360, 320]) {
      await page.setViewportSize({ width, height: 720 });
      expect(await overflow(page), `at ${width} px`).toEqual({ by: 0, what: [] });
    }
    if (address !== '/') return;
    await page.getByLabel('Choose another day').click();
    expect(await overflow(page), 'with the calendar open').toEqual({ by: 0, what: [] });
  });
}

test.describe('under a finger', () => {
  const { viewport: _, defaultBrowserType: __, ...phone } = devices['Pixel 7'];
  test.use({ ...phone, viewport: { width: 320, height: 640 } });

  test('every control is at least 44 px', async ({ page, ingest }) => {
    await ingest([WIDE]);
    const small: string[] = [];
    for (const address of [
      '/',
      '/papers/1907.99101',
      '/papers?q=MLP',
      '/papers?q=CAM+MLP+has:code+yaer:2025',
      '/help/search',
      '/api',
      '/topics',
      '/topics/sparse-autoencoders',
      '/bookmarks',
      '/no/such/page',
    ]) {
      await page.goto(address);
      if (address === '/') await page.getByLabel('Choose another day').click();
      small.push(...(await smallControls(page)).map((control) => `${address} ${control}`));
    }
    expect(small).toEqual([]);
  });

  test('the bar has the sections, the search box and the switches', async ({ page }) => {
    await page.goto('/');
    await expect(searchBox(page)).toBeInViewport({ ratio: 1 });
    for (const name of ['Today', 'Trending', 'Bookmarks']) {
      await expect(
        page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }),
      ).toBeInViewport({ ratio: 1 });
    }
    await expect(page.getByRole('button', { name: 'Theme: system' })).toBeInViewport({ ratio: 1 });
  });
});

/** What is pressed and lower or narrower than 44 px; of links, those that stand alone, by their height only. */
function smallControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SIZE = 43.5;
    const fields = [...document.querySelectorAll('button, summary, input:not([type=hidden])')];
    // A choice is made by a touch of its label as well.
    const buttons = fields.map((field) => (field.matches('[type=radio]') && field.closest('label')) || field);
    const links = [...document.querySelectorAll('nav a, li > a, h2 a, article[data-paper] a')];
    const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const name = (element: Element) => element.getAttribute('aria-label') ?? element.textContent?.trim();
    const tell = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return `${element.tagName} "${name(element)?.slice(0, 50)}" ${Math.round(width)} × ${Math.round(height)}`;
    };
    const isSmall = (element: Element, byWidth: boolean) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && (height < SIZE || (byWidth && width < SIZE));
    };
    return [
      ...buttons.filter((element) => seen(element) && isSmall(element, true)),
      ...links.filter((element) => seen(element) && isSmall(element, false)),
    ].map(tell);
  });
}
