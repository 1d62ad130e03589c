import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  bookmarkOf,
  expect,
  type PaperRecord,
  searchBox,
  test,
  upvoteOf,
  whenAlive,
} from '../support/journey';

const DAY = '2019-11-04';
const code = (name: string) => [{ kind: 'code', url: `https://github.com/praxinoscope/${name}` }];

/** Papers of our own invention: with code or without, of two years and two categories. */
const PAPERS = [
  { arxivId: '1911.99001', title: 'Praxinoscopes early', publishedAt: '2018-11-01', links: code('early') },
  { arxivId: '1911.99002', title: 'Praxinoscopes late', publishedAt: '2019-05-01', links: code('late') },
  { arxivId: '1911.99003', title: 'Praxinoscopes last', publishedAt: '2019-10-01' },
].map(
  (paper, index): PaperRecord => ({
    ...paper,
    source: 'huggingface',
    asOf: `${DAY}T00:00:00Z`,
    categories: [index === 0 ? 'cs.GR' : 'cs.DL'],
    editions: [{ day: DAY }],
  }),
);

function titles(page: Page) {
  return page.getByRole('article').getByRole('heading');
}

test.describe('the filters of a search', () => {
  test.beforeEach(({ ingest }) => ingest(PAPERS).then(() => {}));

  test('are a form and a part of the text: two views of one query', async ({ page }) => {
    await page.goto('/papers?q=praxinoscopes+has:code');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('praxinoscopes');
    await expect(titles(page)).toHaveCount(2);
    await page.getByText('Filters', { exact: true }).click();
    const form = page.getByRole('form', { name: 'Filters' });
    await expect(form.getByRole('checkbox', { name: 'Code' })).toBeChecked();
    await form.getByLabel('Year').fill('2019');
    await form.getByLabel('Category').fill('cs.DL');
    await form.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes+cat:cs.DL+year:2019+has:code');
    await expect(searchBox(page)).toHaveValue('praxinoscopes cat:cs.DL year:2019 has:code');
    await expect(titles(page)).toHaveText(['Praxinoscopes late']);
    await page.getByText('Filters', { exact: true }).click();
    await expect(form.getByLabel('Year')).toHaveValue('2019');
    await form.getByLabel('Year').fill('');
    await form.getByLabel('Published until').fill('2019-05');
    await form.getByRole('checkbox', { name: 'Code' }).uncheck();
    await form.getByLabel('Category').fill('');
    await form.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes+to:2019-05');
    await expect(titles(page)).toHaveText(['Praxinoscopes late', 'Praxinoscopes early']);
  });

  test('keep the order, and say what of the form was not understood', async ({ page }) => {
    await page.goto('/papers?q=praxinoscopes&sort=newest');
    await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('form', { name: 'Filters' }).getByLabel('Category').fill('nonsense');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes+cat:nonsense&sort=newest');
    await expect(page.getByRole('list', { name: 'What was not understood' })).toContainText(
      'cat:nonsense is not a category of arXiv',
    );
  });

  test('are let go one by one, or all', async ({ page }) => {
    await page.goto('/papers?q=praxinoscopes+year:2019+has:code');
    const chosen = page.getByRole('navigation', { name: 'Filters' });
    await chosen.getByRole('link', { name: 'Remove the filter Has code' }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes+year:2019');
    await chosen.getByRole('link', { name: 'Remove the filter 2019' }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes');
    await page.goto('/papers?q=praxinoscopes+year:2019+has:code');
    await chosen.getByRole('link', { name: 'Clear all' }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes');
  });

  test('are offered beside the results, with how many there are', async ({ page }) => {
    await page.goto('/papers?q=praxinoscopes');
    const years = page.getByRole('navigation', { name: 'Year' });
    await expect(years.getByRole('link')).toHaveText([/^2019\s*2 papers$/, /^2018\s*1 paper$/]);
    await years.getByRole('link', { name: /^2018/ }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes+year:2018');
    await expect(titles(page)).toHaveText(['Praxinoscopes early']);
    await expect(years.getByRole('link', { name: /^2018/ })).toHaveAttribute('aria-current', 'true');
    await years.getByRole('link', { name: /^2018/ }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes');
    await page.getByRole('navigation', { name: 'Code' }).getByRole('link').click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes+has:code');
    await expect(titles(page)).toHaveCount(2);
  });

  test('by topic narrow a search, and let go again', async ({ page }) => {
    await page.goto('/papers?q=MLP');
    const topics = page.getByRole('navigation', { name: 'Topics', exact: true });
    const link = topics.getByRole('link', { name: /^Transformers \d+ papers?$/ });
    const count = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
    await link.click();
    await expect(page).toHaveURL('/papers?q=MLP+topic:transformers');
    await expect(page.getByRole('article')).toHaveCount(count);
    await page.getByRole('link', { name: 'Remove the filter Transformers' }).click();
    await expect(page).toHaveURL('/papers?q=MLP');
    await page.goto('/papers?q=topic:sparse-autoencoders');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sparse autoencoders');
    await expect(page.getByRole('article').filter({ hasText: 'Transcoders Find' })).toBeVisible();
  });

  test('need no JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await page.goto('/papers?q=praxinoscopes');
    await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('form', { name: 'Filters' }).getByLabel('Year').fill('2019');
    await page.getByRole('checkbox', { name: 'Code' }).check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL('/papers?q=praxinoscopes+year:2019+has:code');
    await expect(titles(page)).toHaveText(['Praxinoscopes late']);
    await page.getByText('why this result').click();
    await expect(page.getByRole('row', { name: /^praxinoscopes/ })).toBeVisible();
    await context.close();
  });

  test('are reached and used by keyboard alone', async ({ page }) => {
    await page.goto('/papers?q=praxinoscopes');
    await whenAlive(page);
    const tabTo = async (name: string) => {
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press('Tab');
        const focused = await page
          .locator(':focus')
          .evaluate((element) => element.getAttribute('name') ?? element.textContent?.trim() ?? '');
        if (focused === name) return;
      }
      throw new Error(`Tab never came to ${name}.`);
    };
    await tabTo('How to search');
    await tabTo('Filters');
    await page.keyboard.press('Enter');
    await tabTo('year');
    await page.keyboard.type('2018');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=praxinoscopes+year:2018');
    await whenAlive(page);
    await tabTo('why this result');
    await page.keyboard.press('Space');
    await expect(page.getByRole('row', { name: /^together/ })).toBeVisible();
  });
});

/** Searches of all kinds, and the help, by what they are. */
const VIEWS = {
  'with filters and hints': '/papers?q=praxinoscopes+has:code+year:2018-2019+yaer:2019+nothing',
  'with several readings': '/papers?q=MLP+VAE+MoE',
  'that finds nothing': '/papers?q=%22praxinoscopes+zyzzyva%22+year:2019',
  'of long words': `/papers?q=${'praxinoscopes+pneumonoultramicroscopicsilicovolcanoconiosis+'.repeat(12)}`,
  'that is a stranger’s': '/papers?q=is:unread',
  explained: '/help/search',
};

test.describe('with all opened that opens, axe finds nothing wrong with a search, nor is it ever too wide,', () => {
  for (const [name, address] of Object.entries(VIEWS)) {
    test(name, async ({ page, ingest }) => {
      await ingest(PAPERS);
      await page.goto(address);
      for (const summary of ['Filters', 'why this result']) {
        const found = page.locator('main summary').filter({ hasText: summary }).first();
        if ((await found.count()) > 0) await found.click();
      }
      for (const width of [1280, 768, 360, 320]) {
        await page.setViewportSize({ width, height: 720 });
        const wider = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect(wider, `at ${width} px`).toBe(0);
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page })
          .exclude('article[data-paper]:nth-of-type(n + 4)')
          .setLegacyMode();
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  }
});

test.describe('a search for what one did', () => {
  test('tells a stranger why it finds nothing, and makes no reader of them', async ({ page, context }) => {
    const response = await page.goto('/papers?q=perceptron+is:bookmarked');
    expect(response?.status()).toBe(200);
    expect(response?.headers()['cache-control']).toContain('no-store');
    await expect(page.getByRole('heading', { name: 'Nothing of yours yet' })).toBeVisible();
    expect(await context.cookies()).toEqual([]);
    await page.getByRole('link', { name: 'Search all papers for perceptron' }).click();
    await expect(page).toHaveURL('/papers?q=perceptron');
  });

  test('finds a reader’s bookmarks and upvotes, and nobody else’s', async ({
    page,
    browser,
    baseURL,
    ingest,
  }) => {
    const [kept, liked] = ['A thaumatrope kept', 'A thaumatrope liked'] as const;
    await ingest([
      { arxivId: '1911.98001', title: kept, editions: [{ day: '2019-11-11' }] },
      { arxivId: '1911.98002', title: liked, editions: [{ day: '2019-11-11' }] },
    ]);
    await page.goto('/papers/date/2019-11-11');
    await whenAlive(page);
    for (const button of [bookmarkOf(page, kept), upvoteOf(page, liked)]) {
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await button.click();
      await saved;
    }
    await page.goto('/papers?q=thaumatrope+is:bookmarked');
    await expect(titles(page)).toHaveText([kept]);
    await expect(bookmarkOf(page, kept)).toHaveAttribute('aria-pressed', 'true');
    await page.goto('/papers?q=thaumatrope+is:upvoted');
    await expect(titles(page)).toHaveText([liked]);
    const other = await browser.newContext({ baseURL });
    const theirs = await other.newPage();
    await theirs.goto('/papers?q=thaumatrope+is:upvoted');
    await expect(titles(theirs)).toHaveCount(0);
    await other.close();
  });
});
