import { expect, searchBox, test, whenAlive } from '../support/journey';
import { ingestCompletable, suggestion, suggestionList, TITLE } from '../support/suggestions';

test.beforeEach(async ({ page, ingest }) => {
  await ingestCompletable(ingest);
  await page.goto('/papers/date/2025-03-15');
  await whenAlive(page);
});

test.describe('nobody waits for suggestions:', () => {
  test('Enter searches what is typed while they are still sought', async ({ page }) => {
    await page.route('/api/search/suggestions*', () => {});
    await searchBox(page).pressSequentially('helio');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=helio');
  });

  test('the last ones stay while newer ones are sought, and no older answer comes after', async ({
    page,
  }) => {
    const box = searchBox(page);
    await box.fill('heliog');
    await expect(suggestion(page, TITLE)).toBeVisible();
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(/suggestions\?q=heliogr&/, async (route) => {
      await answered;
      await route.continue().catch(() => {});
    });
    const asked = page.waitForRequest(/suggestions\?q=heliogr&/);
    await box.press('r');
    await asked;
    await expect(suggestion(page, TITLE)).toBeVisible();
    await box.fill('has:code and zyzzyva hea');
    await expect(suggestionList(page)).toBeHidden();
    answer();
    await box.fill('has:pr');
    await expect(suggestionList(page).getByRole('option')).toHaveText([/^has:project/]);
  });

  test('where there is no answer the box is a search box', async ({ page }) => {
    await page.route('/api/search/suggestions*', (route) => route.fulfill({ status: 503 }));
    await searchBox(page).fill('helio');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=helio');
  });

  test('letters that are still being composed are not completed', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('suggestions') && asked.push(request.url()));
    const session = await page.context().newCDPSession(page);
    await searchBox(page).focus();
    await session.send('Input.imeSetComposition', { text: 'helio', selectionStart: 5, selectionEnd: 5 });
    await expect(searchBox(page)).toHaveValue('helio');
    await session.send('Input.insertText', { text: 'heliography' });
    await expect(suggestion(page, TITLE)).toBeVisible();
    expect(asked).toHaveLength(1);
  });
});
