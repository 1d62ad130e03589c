import AxeBuilder from '@axe-core/playwright';
import { devices } from '@playwright/test';
import { expect, searchBox, test, whenAlive } from '../support/journey';

const QUERIES = ['le', 'has:', 'cat:', 'author:', 'attention is'];

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  await whenAlive(page);
});

test('axe finds nothing wrong with the list, open, in either theme', async ({ page }) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await searchBox(page).fill('le');
      await expect(page.getByRole('listbox')).toBeVisible();
      await page.keyboard.press('ArrowDown');
      const { violations } = await new AxeBuilder({ page }).include('header').setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
      await page.keyboard.press('Escape');
    }
  }
});

test('nothing on the page moves when the list opens, and it fits the narrowest screen', async ({ page }) => {
  const heading = page.getByRole('heading', { level: 1 });
  const options = page.getByRole('option');
  for (const width of [1280, 768, 360, 320]) {
    await page.setViewportSize({ width, height: 640 });
    const before = await heading.boundingBox();
    for (const query of QUERIES) {
      await page.keyboard.press('Escape');
      await searchBox(page).fill(query);
      await expect(options.first()).toBeVisible();
      expect(await heading.boundingBox()).toEqual(before);
      const boxes = await options.evaluateAll((all) => all.map((option) => option.getBoundingClientRect()));
      for (const { left, right } of boxes) {
        expect(left, query).toBeGreaterThanOrEqual(0);
        expect(right, query).toBeLessThanOrEqual(width);
      }
      const sideways = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(sideways, `${query} at ${width} px`).toBe(0);
    }
  }
});

test.describe('under a finger', () => {
  const { viewport: _, defaultBrowserType: __, ...phone } = devices['Pixel 7'];
  test.use({ ...phone, viewport: { width: 320, height: 640 } });

  test('every suggestion is at least 44 px high, and a tap completes the text', async ({ page }) => {
    const box = searchBox(page);
    for (const query of QUERIES) {
      await box.press('Escape');
      await box.fill(query);
      await expect(page.getByRole('option').first()).toBeVisible();
      const heights = await page
        .getByRole('option')
        .evaluateAll((all) => all.map((option) => option.getBoundingClientRect().height));
      expect(Math.min(...heights), query).toBeGreaterThanOrEqual(44);
    }
    await box.fill('has:co');
    await page.getByRole('option', { name: /^has:code/ }).tap();
    await expect(box).toHaveValue('has:code ');
    await expect(box).toBeFocused();
    const search = await page.getByRole('button', { name: 'Search', exact: true }).boundingBox();
    expect(Math.min(search?.width ?? 0, search?.height ?? 0)).toBeGreaterThanOrEqual(44);
  });
});
