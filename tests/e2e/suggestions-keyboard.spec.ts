import { expect, searchBox, test, whenAlive } from '../support/journey';
import {
  AUTHOR,
  activeSuggestion,
  ingestCompletable,
  KEY,
  suggestion,
  suggestionList,
  TITLE,
} from '../support/suggestions';

test.beforeEach(async ({ page, ingest }) => {
  await ingestCompletable(ingest);
  await page.goto('/papers/date/2025-03-15');
  await whenAlive(page);
});

test.describe('completing a query by keyboard alone', () => {
  test('a reader goes from a few letters straight to a paper', async ({ page }) => {
    await page.keyboard.press('/');
    await page.keyboard.type('quiet pre');
    await expect(suggestion(page, TITLE)).toBeVisible();
    await expect(searchBox(page)).toHaveRole('combobox');
    await expect(searchBox(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(activeSuggestion(page)).toHaveText(`${TITLE} paper`);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/papers/${KEY}`);
    await expect(suggestionList(page)).toBeHidden();
  });

  test('a query is put together from suggestions, and then searched', async ({ page }) => {
    const box = searchBox(page);
    await page.keyboard.press('/');
    await page.keyboard.type('angstrom');
    await expect(suggestion(page, AUTHOR)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue(`author:"${AUTHOR}" `);
    await expect(suggestionList(page)).toBeHidden();
    await expect(page.getByText('Press Enter to search.')).toBeAttached();
    await page.keyboard.type('yea');
    await expect(suggestion(page, /^year:/)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue(`author:"${AUTHOR}" year:`);
    await expect(suggestion(page, /^year:20/).first()).toBeVisible();
    await page.keyboard.type('2019');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/papers\?q=author%3A%22Zora\+%C3%85ngstr%C3%B6m-Hel%22\+year%3A2019$/);
  });

  test('the arrows go round through the list and the text; Home and End are the text’s', async ({ page }) => {
    const box = searchBox(page);
    await box.fill('has:');
    await expect(suggestionList(page).getByRole('option')).toHaveCount(4);
    await page.keyboard.press('ArrowUp');
    await expect(activeSuggestion(page)).toHaveText(/^has:comments/);
    const id = await box.getAttribute('aria-activedescendant');
    await expect(page.locator(`[id="${id}"]`)).toHaveText(/^has:comments/);
    await page.keyboard.press('ArrowDown');
    await expect(activeSuggestion(page)).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(activeSuggestion(page)).toHaveText(/^has:code/);
    await page.keyboard.press('End');
    await expect(activeSuggestion(page)).toHaveCount(0);
    await expect(box).not.toHaveAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    expect(await box.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(0);
    await expect(box).toBeFocused();
  });

  test('Escape puts the list away, and then the text', async ({ page }) => {
    const box = searchBox(page);
    await box.fill('helio');
    await expect(suggestionList(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(suggestionList(page)).toBeHidden();
    await expect(box).toHaveValue('helio');
    await page.keyboard.press('Escape');
    await expect(box).toHaveValue('');
    await expect(box).toBeFocused();
  });

  test('Tab leaves the box and its list behind', async ({ page }) => {
    await searchBox(page).fill('helio');
    await expect(suggestionList(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(suggestionList(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeFocused();
  });

  test('the arrow in an empty box shows the fields there are', async ({ page }) => {
    await searchBox(page).focus();
    await expect(suggestionList(page)).toBeHidden();
    await page.keyboard.press('ArrowDown');
    await expect(suggestion(page, /^author: a name among the authors/)).toBeVisible();
    await expect(page.getByText('8 suggestions')).toBeAttached();
  });
});
