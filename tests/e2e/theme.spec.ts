import type { Page } from '@playwright/test';
import { expect, searchBox, test, whenAlive } from '../support/journey';

/** Of the page's background, or its text, from 0 (black) to 255. */
function lightness(page: Page, of: 'backgroundColor' | 'color' = 'backgroundColor'): Promise<number> {
  return page.evaluate((name) => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (!canvas) return Number.NaN;
    canvas.fillStyle = getComputedStyle(document.body)[name];
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  }, of);
}

test.describe('how it looks', () => {
  test('follows the system, light or dark', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/');
    expect(await lightness(page)).toBeLessThan(60);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await lightness(page)).toBeGreaterThan(220);
  });

  test('goes from the system’s to light to dark, and stays so', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    await whenAlive(page);
    await page.getByRole('button', { name: 'Theme: system' }).click();
    await page.getByRole('button', { name: 'Theme: light' }).click();
    await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
    await expect.poll(() => lightness(page)).toBeLessThan(60);
    await page.goto('/papers/trending');
    await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
    expect(await lightness(page)).toBeLessThan(60);
    await page.getByRole('button', { name: 'Theme: dark' }).click();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    expect(await page.evaluate(() => localStorage.getItem('theme'))).toBeNull();
  });

  test('never flashes: what was chosen is set before the first paint', async ({ page }) => {
    await page.addInitScript(() => {
      localStorage.setItem('theme', 'dark');
      localStorage.setItem('density', 'compact');
      new MutationObserver((_, observer) => {
        const { theme, density } = document.documentElement.dataset;
        if (!theme || !density) return;
        Object.assign(window, { chosenAt: performance.now(), bodyThen: document.body !== null });
        observer.disconnect();
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries()[0]?.startTime ?? 0)).observe({
            type: 'paint',
            buffered: true,
          });
        }),
    );
    expect(await page.evaluate(() => Reflect.get(window, 'chosenAt'))).toBeLessThan(painted);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.locator('html').getAttribute('data-density')).toBe('compact');
  });

  test('lists can be set close, and stay so', async ({ page }) => {
    await page.goto('/');
    // From here on the fonts are at hand: rows are as high in one load as in another.
    await page.evaluate(() => document.fonts.ready);
    await page.reload();
    await whenAlive(page);
    const row = page.getByRole('article').nth(1);
    const height = async () => (await row.boundingBox())?.height ?? 0;
    const roomy = await height();
    const density = page.getByRole('button', { name: 'Compact list' });
    await expect(density).toHaveAttribute('aria-pressed', 'false');
    await density.click();
    await expect(density).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(height).toBeLessThan(roomy * 0.7);
    await page.reload();
    await expect(density).toHaveAttribute('aria-pressed', 'true');
    expect(await height()).toBeLessThan(roomy * 0.7);
    await density.click();
    await expect.poll(height).toBe(roomy);
  });

  test('on paper there are words, not controls', async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto('/papers/2406.11944');
    await expect(page.getByRole('region', { name: 'Summary' })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(searchBox(page)).toBeHidden();
    expect(await lightness(page, 'color')).toBeLessThan(60);
  });
});
