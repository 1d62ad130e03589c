import { bookmarkOf, expect, searchBox, test, upvoteOf, whenAlive } from '../support/journey';

const DAY = '2019-07-01';
const EDITION = `/papers/date/${DAY}`;
const TITLES = ['First by keyboard', 'Second by keyboard', 'Third by keyboard'] as const;

test.describe('by keyboard alone', () => {
  test.beforeEach(async ({ page, ingest }) => {
    await ingest(
      TITLES.map((title, index) => ({
        arxivId: `1907.9900${index}`,
        title,
        upvotes: 30 - index,
        source: 'huggingface',
        asOf: `${DAY}T00:00:00Z`,
        editions: [{ day: DAY }],
      })),
    );
    await page.goto(EDITION);
    await whenAlive(page);
  });

  const titleLink = (page: Parameters<typeof upvoteOf>[0], index: 0 | 1 | 2) =>
    page.getByRole('article').getByRole('link', { name: TITLES[index] });

  test('j and k go from paper to paper, o opens one', async ({ page }) => {
    await page.keyboard.press('j');
    await expect(titleLink(page, 0)).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(titleLink(page, 2)).toBeFocused();
    await page.keyboard.press('j');
    await expect(titleLink(page, 2)).toBeFocused();
    await page.keyboard.press('k');
    await expect(titleLink(page, 1)).toBeFocused();
    await page.keyboard.press('o');
    await expect(page).toHaveURL('/papers/1907.99001');
  });

  test('u upvotes and b bookmarks the paper one is at', async ({ page }) => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    for (const [key, button] of [
      ['u', upvoteOf(page, TITLES[1])],
      ['b', bookmarkOf(page, TITLES[1])],
    ] as const) {
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.keyboard.press(key);
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await saved;
    }
    await expect(upvoteOf(page, TITLES[0])).toHaveAttribute('aria-pressed', 'false');
    await page.goto('/papers/1907.99001');
    await whenAlive(page);
    const bookmark = page.getByRole('button', { name: /^Bookmark(ed)?: / });
    await expect(bookmark).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('b');
    await expect(bookmark).toHaveAttribute('aria-pressed', 'false');
  });

  test('/ goes to the search box, where letters are letters', async ({ page }) => {
    await page.keyboard.press('/');
    const box = searchBox(page);
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('');
    await page.keyboard.type('just a bit');
    await expect(box).toHaveValue('just a bit');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=just+a+bit');
  });

  test('t changes the theme', async ({ page }) => {
    await page.keyboard.press('t');
    await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
    await page.keyboard.press('t');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('? lists the keys, Escape puts the list away', async ({ page }) => {
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(list).toBeVisible();
    for (const does of ['Search', 'Next paper', 'Previous paper', 'Upvote it', 'Bookmark it']) {
      await expect(list.getByText(does, { exact: true })).toBeVisible();
    }
    await page.keyboard.press('j');
    await expect(titleLink(page, 0)).not.toBeFocused();
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await page.keyboard.press('j');
    await expect(titleLink(page, 0)).toBeFocused();
  });

  test('the keys can be turned off, and stay off', async ({ page }) => {
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Use these keys' }).uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await whenAlive(page);
    await page.keyboard.press('t');
    await expect(page.locator('html')).not.toHaveAttribute('data-theme');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('checkbox', { name: 'Use these keys' })).not.toBeChecked();
  });

  test('Tab meets the skip link first, then the bar, and every stop can be seen', async ({ page }) => {
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the papers' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Today' })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    const names: string[] = [];
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if ((await focused.count()) === 0) break;
      const look = await focused.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
        return { name, outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
      });
      expect(look.outlined, `the focus on "${look.name}" can be seen`).toBe(true);
      names.push(look.name);
    }
    const order = TITLES.flatMap((title) => [`Upvote: ${title}`, title, `Bookmark: ${title}`]);
    const places = order.map((wanted) => names.findIndex((name) => name.startsWith(wanted)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
