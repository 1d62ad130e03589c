import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type PaperRecord, test, whenAlive } from '../support/journey';

const PAPER = '/papers/2306.13575';

const TEXT =
  'Movable type wears at its serifs first. We print four thousand sheets with one case of lead letters, photograph each ' +
  'letter after every hundred, and model how the face recedes. Harder alloys halve the wear, damp paper doubles it.';
const REPOSTED: PaperRecord[] = [
  { arxivId: '1910.99101', title: 'How movable type wears', abstract: TEXT },
  {
    arxivId: '1910.99102',
    title: 'Wear of lead letters: a study',
    abstract: `${TEXT} Accepted by the guild.`,
  },
  {
    arxivId: '1910.99103',
    title: 'Damp paper and lead letters',
    abstract:
      'Damp paper takes ink from lead letters well, but wears the serifs of type and the alloys they are cast of.',
  },
];

const related = (page: Page) => page.getByRole('region', { name: 'Related papers' });
const first = (page: Page) => related(page).getByRole('listitem').first();

/** What axe finds wrong with a part of the page, in either theme. */
async function breaches(page: Page, part: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode().analyze();
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0]?.html}`));
  }
  return found;
}

async function openByKeyboard(page: Page, summary: Locator): Promise<void> {
  await summary.focus();
  await page.keyboard.press('Enter');
}

test.describe('a paper’s page', () => {
  test('lists related papers, and why, by keyboard alone', async ({ page }) => {
    await page.goto(PAPER);
    await whenAlive(page);
    const count = await related(page).getByRole('heading', { level: 3 }).count();
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(8);
    const explanation = first(page).getByText('What both papers say');
    await expect(explanation).toBeHidden();
    await openByKeyboard(page, first(page).locator('summary').first());
    await expect(explanation).toBeVisible();
    await expect(first(page).getByRole('list').getByRole('listitem').first()).toHaveText(/\p{L} \d+\.\d\d$/u);
    expect(await breaches(page, 'section[aria-labelledby=related]')).toEqual([]);
  });

  test('leads to a related paper, which leads back', async ({ page, ingest }) => {
    await ingest(REPOSTED);
    await page.goto('/papers/1910.99103');
    await related(page).getByRole('link', { name: 'Wear of lead letters: a study' }).click();
    await expect(page).toHaveURL('/papers/1910.99102');
    await expect(related(page).getByRole('link', { name: 'Damp paper and lead letters' })).toBeVisible();
  });

  test('shows its other version apart, and of two versions one with the other under it', async ({
    page,
    ingest,
  }) => {
    await ingest(REPOSTED);
    await page.goto('/papers/1910.99101');
    const versions = page.getByRole('region', { name: 'Versions and near-duplicates' });
    await expect(versions.getByRole('heading', { level: 3 })).toHaveText(['Wear of lead letters: a study']);
    await expect(versions).toContainText(/[789]\d % of the words in common/);
    await expect(related(page)).not.toContainText('Wear of lead letters');

    await page.goto('/papers/1910.99103');
    const titles = related(page).getByRole('heading', { level: 3 });
    await expect(titles.filter({ hasText: /wears|Wear of/ })).toHaveCount(1);
    const folded = related(page).getByRole('link', { name: /How movable type wears|Wear of lead letters/ });
    await expect(folded.nth(1)).toBeHidden();
    await openByKeyboard(page, related(page).getByText('Same idea, 1 more'));
    await expect(folded.nth(1)).toBeVisible();
    expect(await breaches(page, 'section[aria-labelledby=related]')).toEqual([]);
  });

  test('of 360 px holds all of it, opened', async ({ page, ingest }) => {
    await ingest(REPOSTED);
    await page.setViewportSize({ width: 360, height: 720 });
    for (const address of [PAPER, '/papers/1910.99103', '/papers/1910.99101']) {
      await page.goto(address);
      for (const summary of await page.locator('section summary').all()) await summary.click();
      const by = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(by, address).toBeLessThanOrEqual(0);
    }
  });

  test('without a related paper says nothing of any', async ({ page, ingest }) => {
    await ingest([{ arxivId: '1910.99104', title: 'Zyzzyvas' }]);
    await page.goto('/papers/1910.99104');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zyzzyvas');
    await expect(page.getByText(/Related papers|near-duplicates/)).toHaveCount(0);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader sees related papers, opens why, and follows', async ({ page }) => {
    await page.goto(PAPER);
    await first(page)
      .getByText(/^Why: /)
      .click();
    await expect(first(page).getByText('What both papers say')).toBeVisible();
    const link = first(page).getByRole('heading', { level: 3 }).getByRole('link');
    const title = (await link.textContent()) ?? '';
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  });
});
