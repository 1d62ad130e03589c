import { bookmarkOf, expect, test, upvoteOf } from '../support/journey';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader reads: the edition, its neighbours, a paper, its citation', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Previous: Monday 29' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Monday, 29 June 2026');
    await page.getByRole('link', { name: /^PhysisForcing/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('PhysisForcing');
    await page.getByText('Cite this paper').click();
    await expect(page.getByRole('region', { name: 'BibTeX' })).toContainText('@misc{');
    await expect(page.getByRole('link', { name: 'Download .bib' })).toBeVisible();
  });

  test('a reader searches, narrows and pages', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('MLP');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL('/papers?q=MLP');
    await page.getByRole('link', { name: 'More results' }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
    await page.getByRole('link', { name: 'From the beginning' }).click();
    await page.getByRole('link', { name: /^Transformers \d+ paper/ }).click();
    await expect(page).toHaveURL('/papers?q=MLP+topic:transformers');
  });

  test('a reader upvotes and takes it back; pages then come with the marks', async ({ page, ingest }) => {
    const title = 'A paper upvoted by a plain form';
    await ingest([{ arxivId: '1906.99101', title, editions: [{ day: '2019-06-10' }] }]);
    await page.goto('/papers/date/2019-06-10');
    const upvote = upvoteOf(page, title);
    await upvote.click();
    await expect(page).toHaveURL(/\/papers\/date\/2019-06-10(#|$)/);
    await expect(upvote).toHaveAttribute('aria-pressed', 'true');
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 1 vote`);
    await page.goto('/papers/1906.99101');
    await expect(page.getByRole('button', { name: `Upvoted: ${title}, 1 vote` })).toBeVisible();
    await page.goto('/papers?q=plain+form');
    await expect(upvote).toHaveAttribute('aria-pressed', 'true');
    await upvote.click();
    await expect(page).toHaveURL(/\/papers\?q=plain\+form(#|$)/);
    await expect(upvote).toHaveAttribute('aria-pressed', 'false');
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 0 votes`);
  });

  test('a reader bookmarks, finds and lets go', async ({ page, ingest }) => {
    const titles = ['A first plainly bookmarked paper', 'A second plainly bookmarked paper'] as const;
    await ingest([
      { arxivId: '1906.99102', title: titles[0], editions: [{ day: '2019-06-11' }] },
      { arxivId: '1906.99103', title: titles[1], editions: [{ day: '2019-06-11' }] },
    ]);
    for (const title of titles) {
      await page.goto('/papers/date/2019-06-11');
      await bookmarkOf(page, title).click();
      await expect(bookmarkOf(page, title)).toHaveAttribute('aria-pressed', 'true');
    }
    await page.getByRole('link', { name: 'Bookmarks' }).click();
    await expect(page.getByRole('article').getByRole('heading')).toHaveText([titles[1], titles[0]]);
    await page.getByRole('searchbox', { name: 'Search your bookmarks' }).fill('first');
    await page.getByRole('search', { name: 'Bookmarks' }).getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('article').getByRole('heading')).toHaveText([titles[0]]);
    await bookmarkOf(page, titles[0]).click();
    await expect(page).toHaveURL(/\/bookmarks(\?|#|$)/);
    await page.goto('/bookmarks');
    await expect(page.getByRole('article').getByRole('heading')).toHaveText([titles[1]]);
  });

  test('a refusal is a page that says why and leads back', async ({ page, ingest }) => {
    const title = 'A paper that goes away while it is read';
    await ingest([{ arxivId: '1906.99104', title, editions: [{ day: '2019-06-12' }] }]);
    await page.goto('/papers/1906.99104');
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: /^Upvote: / }) });
    await form.locator('input[name=paperId]').evaluate((input: HTMLInputElement) => {
      input.value = '2000000000';
    });
    await page.getByRole('button', { name: /^Upvote: / }).click();
    await expect(page).toHaveURL(/\/refused\?reason=/);
    await expect(page.getByRole('main')).toContainText('That paper is not here (any more).');
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
    await page.getByRole('link', { name: 'Back to where you were' }).click();
    await expect(page).toHaveURL(/\/papers\/1906\.99104$/);
  });

  test('controls that would do nothing are not shown', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('button', { name: /^Theme/ })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Compact list' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeHidden();
    await page.goto('/papers/2406.11944');
    await page.getByText('Cite this paper').click();
    await expect(page.getByRole('button', { name: 'Copy BibTeX' })).toBeHidden();
  });
});

test('a reader whose browser runs scripts again gets the kept pages again', async ({ browser, ingest }) => {
  const title = 'A paper upvoted plainly, then seen with scripts';
  await ingest([{ arxivId: '1906.99105', title, editions: [{ day: '2019-06-12' }] }]);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const before = await plain.newPage();
  await before.goto('/papers/1906.99105');
  await before.getByRole('button', { name: /^Upvote: / }).click();
  await expect(before.getByRole('button', { name: /^Upvoted: / })).toBeVisible();
  const scripted = await browser.newContext({ storageState: await plain.storageState() });
  const after = await scripted.newPage();
  await after.goto('/papers/1906.99105');
  await expect(after.getByRole('button', { name: `Upvoted: ${title}, 1 vote` })).toBeVisible();
  await expect.poll(async () => (await scripted.cookies()).map(({ name }) => name)).not.toContain('plain');
  const again = await after.reload();
  expect(again?.headers()['x-nextjs-cache']).toBeDefined();
  await expect(after.getByRole('button', { name: `Upvoted: ${title}, 1 vote` })).toBeVisible();
  await Promise.all([plain.close(), scripted.close()]);
});
