import { expect, searchBox, test, whenAlive } from '../support/journey';
import { ingestCompletable, KEY, suggestion, suggestionList, TITLE } from '../support/suggestions';

test.beforeEach(async ({ page, ingest }) => {
  await ingestCompletable(ingest);
  await page.goto('/papers/date/2025-03-15');
});

test.describe('completing a query with a pointer', () => {
  test.beforeEach(({ page }) => whenAlive(page));

  test('a topic is completed where the caret is, and searched with the button', async ({ page }) => {
    const box = searchBox(page);
    await box.fill('multi-layer per has:code');
    await box.evaluate((input: HTMLInputElement) => input.setSelectionRange(15, 15));
    await box.press('ArrowDown');
    await suggestion(page, 'MLP (multi-layer perceptron)').click();
    await expect(box).toHaveValue('topic:mlp has:code');
    await expect(box).toBeFocused();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page).toHaveURL(/\/papers\?q=topic%3Amlp\+has%3Acode$/);
  });

  test('a paper is a link, and what was typed of it is set in bold', async ({ page }) => {
    await searchBox(page).fill('heliogra');
    const paper = suggestion(page, TITLE);
    await expect(paper.locator('b')).toHaveText('Heliogra');
    await expect(paper).toHaveAttribute('href', `/papers/${KEY}`);
    await paper.click();
    await expect(page).toHaveURL(`/papers/${KEY}`);
  });

  test('a click elsewhere puts the list away', async ({ page }) => {
    await searchBox(page).fill('helio');
    await expect(suggestionList(page)).toBeVisible();
    await page.getByRole('heading', { level: 1 }).click();
    await expect(suggestionList(page)).toBeHidden();
  });
});

test.describe('completing a query without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the box is a plain form', async ({ page }) => {
    await page.goto('/papers/date/2025-03-15');
    await expect(searchBox(page)).toHaveRole('searchbox');
    await searchBox(page).fill('helio');
    await expect(suggestionList(page)).toBeHidden();
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page).toHaveURL('/papers?q=helio');
  });
});
