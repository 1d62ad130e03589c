import { readFileSync } from 'node:fs';
import { expect, test } from '../support/journey';

/** The titles of the sample edition whose title or summary has the words. */
function sampleTitles(words: RegExp): string[] {
  const lines = readFileSync('src/features/ingest/sample/edition-2025-03-14.jsonl', 'utf8')
    .trim()
    .split('\n');
  return lines
    .map((line) => JSON.parse(line) as { title?: string; summary?: { text: string } })
    .filter(({ title, summary }) => title && words.test(`${title} ${summary?.text ?? ''}`))
    .map(({ title = '' }) => title);
}

const FEATURED = { source: 'huggingface', asOf: '2019-10-07T00:00:00Z', editions: [{ day: '2019-10-07' }] };

test.describe('searching', () => {
  test('MLP finds every paper that says it, or its expansion', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('searchbox').fill('MLP');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=MLP');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('MLP');
    await expect(page.getByRole('searchbox')).toHaveValue('MLP');
    const found: string[] = [];
    const more = page.getByRole('link', { name: 'More results' });
    const count = Number(/(\d+) papers/.exec((await page.getByRole('main').textContent()) ?? '')?.[1]);
    for (;;) {
      found.push(...(await page.getByRole('article').getByRole('heading').allTextContents()));
      if ((await more.count()) === 0) break;
      const address = page.url();
      await more.click();
      await expect(page).not.toHaveURL(address);
      await expect(page.getByRole('link', { name: 'From the beginning' })).toBeVisible();
    }
    expect(found).toEqual([...new Set(found)]);
    expect(found).toHaveLength(count);
    expect(found).toEqual(expect.arrayContaining(sampleTitles(/\bMLPs?\b|multi-?layer perceptron/i)));
    await page.getByRole('link', { name: 'From the beginning' }).click();
    await expect(page).toHaveURL('/papers?q=MLP');
  });

  test('it says what else it looked for, and can be told not to', async ({ page }) => {
    await page.goto('/papers?q=MLP');
    await expect(page.getByText(/also multi-?layer perceptron/)).toBeVisible();
    await page.getByRole('link', { name: 'only MLP' }).click();
    await expect(page).toHaveURL('/papers?q=%22MLP%22');
    await expect(page.getByRole('link', { name: 'only MLP' })).toBeHidden();
    await expect(page.getByRole('article').first()).toContainText('MLP');
  });

  test('the words that matched are marked', async ({ page }) => {
    await page.goto('/papers?q=perceptron');
    const row = page.getByRole('article').first();
    await expect(row.locator('mark').first()).toContainText(/perceptron|MLP/i);
  });

  test('topics narrow it, one by one, and let go again', async ({ page }) => {
    await page.goto('/papers?q=MLP');
    const topics = page.getByRole('navigation', { name: 'Topics', exact: true });
    const link = topics.getByRole('link', { name: /^Transformers \d+ papers?$/ });
    const count = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
    await link.click();
    await expect(page).toHaveURL('/papers?q=MLP&topic=transformers');
    await expect(page.getByRole('article')).toHaveCount(count);
    await page.getByRole('link', { name: 'Remove the topic Transformers' }).click();
    await expect(page).toHaveURL('/papers?q=MLP');
  });

  test('a topic by itself lists its papers', async ({ page }) => {
    await page.goto('/topics');
    await page.getByRole('main').getByRole('link', { name: 'Sparse autoencoders' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sparse autoencoders');
    await expect(page.getByRole('article').filter({ hasText: 'Transcoders Find' })).toBeVisible();
  });

  test('it can be sorted by date and by upvotes', async ({ page, ingest }) => {
    const [old, middle, young] = [
      'Old zincography',
      'Zincography in its prime',
      'Young zincography',
    ] as const;
    await ingest([
      { title: middle, arxivId: '1910.99001', publishedAt: '2019-10-02', upvotes: 40, ...FEATURED },
      { title: young, arxivId: '1910.99002', publishedAt: '2019-10-03', upvotes: 4, ...FEATURED },
      { title: old, arxivId: '1910.99003', publishedAt: '2019-10-01', upvotes: 400, ...FEATURED },
    ]);
    await page.goto('/papers?q=zincography');
    const order = page.getByRole('navigation', { name: 'Order' });
    const titles = page.getByRole('article').getByRole('heading');
    await expect(order.getByRole('link', { name: 'Relevance' })).toHaveAttribute('aria-current', 'true');
    await expect(titles).toHaveCount(3);
    await order.getByRole('link', { name: 'Newest' }).click();
    await expect(page).toHaveURL('/papers?q=zincography&sort=newest');
    await expect(order.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'true');
    await expect(titles).toHaveText([young, middle, old]);
    await order.getByRole('link', { name: 'Most upvoted' }).click();
    await expect(page).toHaveURL('/papers?q=zincography&sort=upvoted');
    await expect(titles).toHaveText([old, middle, young]);
  });

  test('where nothing is found it offers to ask for less', async ({ page }) => {
    await page.goto('/papers?q=perceptron+zyzzyva');
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'perceptron', exact: true }).click();
    await expect(page).toHaveURL('/papers?q=perceptron');
    await expect(page.getByRole('article').first()).toBeVisible();
  });

  test('whatever is typed is searched as text', async ({ page }) => {
    for (const text of [
      '<script>alert(1)</script>',
      "'; DROP TABLE papers; --",
      '((("',
      '&amp; | ! <->',
      '🙂',
    ]) {
      const response = await page.goto(`/papers?q=${encodeURIComponent(text)}`);
      expect(response?.status(), text).toBe(200);
      await expect(page.getByRole('searchbox')).toHaveValue(text);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
    }
  });
});
