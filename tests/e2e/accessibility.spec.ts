import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type PaperRecord, test, whenAlive } from '../support/journey';

const DAY = '2019-09-16';
const MATHS = {
  arxivId: '1909.99101',
  title: 'On $\\alpha$-fair presses',
  abstract:
    'We bound $\\sum_i x_i^2$ by $$\\frac{1}{n}\\sum_{i=1}^{n} \\left(x_i - \\bar{x}\\right)^2 \\le \\sigma^2.$$',
  authors: Array.from({ length: 30 }, (_, index) => ({ name: `Author ${index + 1}` })),
  publishedAt: '2019-09-12',
  updatedAt: '2019-09-14T00:00:00Z',
  categories: ['cs.DL'],
  links: [
    { kind: 'code', url: 'https://github.com/press/fair', stars: 7 },
    { kind: 'project', url: 'https://press.example.org' },
  ],
  editions: [{ day: DAY }],
} satisfies PaperRecord;

const PAGES: Record<string, string> = {
  'the front page': '/',
  'an edition with mathematics': `/papers/date/${DAY}`,
  'a week': '/papers/week/2026-W26',
  'a month': '/papers/month/2026-06?p=2',
  'trending papers': '/papers/trending',
  'a window of what is trending': '/papers/trending/today',
  'a board that is not known': '/papers/trending?at=yesterday',
  'a paper with mathematics': '/papers/1909.99101',
  'a paper with a summary': '/papers/2406.11944',
  'a search that finds': '/papers?q=MLP+topic:transformers',
  'a search that does not': '/papers?q=%22perceptron+zyzzyva%22',
  'the search without a query': '/papers?q=',
  'the API': '/api',
  'the topics': '/topics',
  'a topic': '/topics/sparse-autoencoders',
  'bookmarks, before there are any': '/bookmarks',
  'a day without papers': '/papers/date/2025-03-15',
  'a page that is not there': '/no/such/page',
  'a refusal': '/refused?reason=That%20paper%20is%20not%20here.',
};

/**
 * What axe finds wrong, by every rule it has, best practices included, in the light theme and in the dark one. Of a
 * long list it looks at the first papers, unless told: the others are made alike, and fifty take it many seconds.
 */
async function breaches(page: Page, papers = 6): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Its other mode, for frames of other origins, opens a second page each time.
    const axe = new AxeBuilder({ page })
      .exclude(`article[data-paper]:nth-of-type(n + ${papers + 1})`)
      .setLegacyMode();
    for (const { id, help, nodes } of (await axe.analyze()).violations) {
      const where = nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}\n  ${failureSummary}`);
      found.push(`${colorScheme}: ${id}: ${help}\n  ${where.join('\n  ')}`);
    }
  }
  return found;
}

test.describe('axe finds nothing wrong, in either theme, with', () => {
  for (const [name, address] of Object.entries(PAGES)) {
    test(name, async ({ page, ingest }) => {
      if (address.includes(DAY) || address.includes(MATHS.arxivId)) await ingest([MATHS]);
      await page.goto(address);
      expect(await breaches(page)).toEqual([]);
    });
  }

  // All results, since what is cut off below a gist depends on its words.
  for (const [address, papers] of Object.entries({ '/': 6, '/papers?q=MLP': 30, '/topics/mlp': 6 })) {
    test(`${address} on a small screen`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(address);
      expect(await breaches(page, papers)).toEqual([]);
    });
  }

  test('bookmarks, and what was pressed', async ({ page, ingest }) => {
    await ingest([MATHS]);
    await page.goto(`/papers/date/${DAY}`);
    await whenAlive(page);
    const row = page.getByRole('article').first();
    for (const button of [row.getByRole('button').first(), row.getByRole('button').last()]) {
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await button.click();
      await saved;
    }
    expect(await breaches(page)).toEqual([]);
    await page.goto('/bookmarks');
    await expect(page.getByRole('article')).toHaveCount(1);
    expect(await breaches(page)).toEqual([]);
  });

  test('everything that opens, opened', async ({ page }) => {
    await page.goto('/');
    await whenAlive(page);
    await page.getByLabel('Choose another day').click();
    await page.getByText('How ranking works').last().click();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    expect(await breaches(page)).toEqual([]);
    await page.goto('/papers/2406.11944');
    await page.getByText('Cite this paper').click();
    expect(await breaches(page)).toEqual([]);
  });
});
