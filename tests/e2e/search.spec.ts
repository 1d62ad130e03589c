import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, type PaperRecord, searchBox, test } from '../support/journey';

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

/** An operator's command on the database of the site under test. */
async function runTopics(...words: string[]): Promise<void> {
  const command = ['--conditions=react-server', '--import', 'tsx', 'src/cli/topics.ts', ...words];
  const DATA_DIR = process.env.E2E_DATA_DIR;
  await promisify(execFile)(process.execPath, command, {
    env: { ...process.env, DATA_DIR, DATABASE_URL: '' },
  });
}

function titles(page: Page) {
  return page.getByRole('article').getByRole('heading');
}

const FEATURED = { source: 'huggingface', asOf: '2019-10-07T00:00:00Z', editions: [{ day: '2019-10-07' }] };

/** So many papers of our own invention that define a short form. */
function defining(shortForm: string, expansion: string, given: { papers: number; from: number }) {
  return Array.from({ length: given.papers }, (_, index): PaperRecord => {
    const arxivId = `1910.${given.from + index}`;
    const abstract = `We study the ${expansion} (${shortForm}) and what the ${expansion} is good for.`;
    return { ...FEATURED, arxivId, title: `On the ${expansion}, part ${index + 1}`, abstract };
  });
}

test.describe('searching', () => {
  test('MLP finds every paper that says it, or its expansion, each once', async ({ page }) => {
    await page.goto('/');
    await searchBox(page).fill('MLP');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=MLP');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('MLP');
    await expect(searchBox(page)).toHaveValue('MLP');
    const found: string[] = [];
    const more = page.getByRole('link', { name: 'More results' });
    const count = Number(/(\d+) papers/.exec((await page.getByRole('main').textContent()) ?? '')?.[1]);
    for (;;) {
      found.push(...(await titles(page).allTextContents()));
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
    await expect(page.getByText('MLP: also multi-layer perceptron')).toBeVisible();
    await page.getByRole('link', { name: 'only MLP' }).click();
    await expect(page).toHaveURL('/papers?q=%22MLP%22');
    await expect(page.getByRole('link', { name: 'only MLP' })).toBeHidden();
    await expect(page.getByRole('article').first()).toContainText('MLP');
  });

  test('of an abbreviation with two senses the one most papers mean is searched, the other offered', async ({
    page,
    ingest,
  }) => {
    await ingest([
      ...defining('QXM', 'quorum exchange matrix', { papers: 5, from: 97001 }),
      ...defining('QXM', 'quiet xylophone mode', { papers: 3, from: 97011 }),
    ]);
    await runTopics('learn');
    await page.goto('/papers?q=QXM+studies');
    const readings = page.getByRole('list', { name: 'What was searched for besides' });
    await expect(readings).toContainText('QXM: also quorum exchange matrix (only QXM)');
    await expect(titles(page).first()).toContainText('quorum exchange matrix');
    await readings.getByRole('link', { name: 'Quiet xylophone mode' }).click();
    await expect(page).toHaveURL('/papers?q=%22Quiet+xylophone+mode%22+studies');
    await expect(titles(page).first()).toContainText('quiet xylophone mode');
    await expect(titles(page).filter({ hasText: 'quorum' })).toHaveCount(0);
  });

  test('the words that matched are marked', async ({ page }) => {
    await page.goto('/papers?q=perceptron');
    const row = page.getByRole('article').first();
    await expect(row.locator('mark').first()).toContainText(/perceptron|MLP/i);
  });

  test('papers with most of the words follow those with all, and say what they lack', async ({
    page,
    ingest,
  }) => {
    const [all, most] = ['Phenakistoscopes of walking newts', 'Phenakistoscopes of newts'] as const;
    await ingest([
      { ...FEATURED, arxivId: '1910.98001', title: all },
      { ...FEATURED, arxivId: '1910.98002', title: most },
    ]);
    await page.goto('/papers?q=phenakistoscopes+newts+walking');
    await expect(titles(page)).toHaveText([all, most]);
    await expect(
      page.getByText('1 paper has all of these words; the others have most of them.'),
    ).toBeVisible();
    await expect(page.getByRole('article').first()).not.toContainText('without');
    await expect(page.getByRole('article').last()).toContainText('without walking');
  });

  test('each paper says why it is there, in numbers that add up', async ({ page }) => {
    await page.goto('/papers?q=sparse+perceptron');
    const row = page.getByRole('article').first();
    await row.getByText('why this result').click();
    const numbers = (await row.getByRole('cell').allTextContents()).filter((text) => text !== '');
    const [sum, ...parts] = numbers.map(Number).toReversed();
    const added = parts.reduce((one, other) => one + other, 0);
    expect(Math.abs(added - (sum ?? 0))).toBeLessThan(0.03);
    await row.getByRole('link', { name: 'How results are ordered' }).click();
    await expect(page).toHaveURL('/help/search#order');
    await page.goto('/papers?q=sparse+perceptron&sort=newest');
    await expect(page.getByText('why this result')).toHaveCount(0);
  });

  test('what it does not understand it says, with what was probably meant', async ({ page }) => {
    await page.goto('/papers?q=perceptron+yaer:2025');
    const hints = page.getByRole('list', { name: 'What was not understood' });
    await expect(hints).toContainText('yaer: is not a field; did you mean year:?');
    await expect(hints.locator('code')).toHaveText(['yaer:', 'year:']);
    await hints.getByRole('link').click();
    await expect(page).toHaveURL('/papers?q=perceptron+year:2025');
    await expect(hints).toBeHidden();
  });

  test('of a misspelt query it asks whether another was meant', async ({ page }) => {
    await page.goto('/papers?q=percepton');
    const meant = page.getByText('Did you mean').getByRole('link');
    await expect(meant).toHaveText('perceptron');
    await meant.click();
    await expect(page).toHaveURL('/papers?q=perceptron');
    await expect(page.getByRole('article').first()).toBeVisible();
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
    await expect(order.getByRole('link', { name: 'Relevance' })).toHaveAttribute('aria-current', 'true');
    await expect(titles(page)).toHaveCount(3);
    await order.getByRole('link', { name: 'Newest' }).click();
    await expect(page).toHaveURL('/papers?q=zincography&sort=newest');
    await expect(order.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'true');
    await expect(titles(page)).toHaveText([young, middle, old]);
    await order.getByRole('link', { name: 'Most upvoted' }).click();
    await expect(page).toHaveURL('/papers?q=zincography&sort=upvoted');
    await expect(titles(page)).toHaveText([old, middle, young]);
  });

  test('its pages neither repeat nor skip while papers arrive', async ({ page, ingest }) => {
    for (const [sort, word, from] of [
      ['relevance', 'stereotypy', 96001],
      ['upvoted', 'galvanography', 96201],
    ] as const) {
      const made = (first: number, count: number, upvotes: number) =>
        Array.from({ length: count }, (_, index): PaperRecord => {
          const arxivId = `1910.${first + index}`;
          return { ...FEATURED, arxivId, title: `On ${word}, number ${first + index}`, upvotes };
        });
      const held = made(from, 40, 3);
      await ingest(held);
      await page.goto(`/papers?q=${word}+number&sort=${sort}`);
      const first = await titles(page).allTextContents();
      const more = await page.getByRole('link', { name: 'More results' }).getAttribute('href');
      await ingest(made(from + 100, 30, 900));
      await page.goto(more ?? '');
      const all = [...first, ...(await titles(page).allTextContents())];
      expect(all).toEqual([...new Set(all)]);
      expect(all).toEqual(expect.arrayContaining(held.map(({ title }) => title)));
    }
  });

  test('an identifier leads straight to its paper', async ({ page }) => {
    for (const text of ['2406.11944', 'https://arxiv.org/abs/2406.11944v2']) {
      await page.goto(`/papers?${new URLSearchParams({ q: text })}`);
      await expect(page).toHaveURL('/papers/2406.11944');
    }
  });

  test('where nothing is found it says what was searched, and offers to ask for less', async ({ page }) => {
    await page.goto('/papers?q=perceptron+"zyzzyva"+has:code');
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(
      'No paper has perceptron "zyzzyva" in its title, abstract, summary or authors under the filter Has code.',
    );
    await page.getByRole('main').getByRole('link', { name: 'perceptron has:code', exact: true }).click();
    await expect(page).toHaveURL('/papers?q=perceptron+has:code');
    await expect(page.getByRole('article').first()).toBeVisible();
  });

  test('where no paper has any of the words it offers none of them alone', async ({ page }) => {
    await page.goto('/papers?q=vzqxwyn+qxjvwolt');
    await expect(page.getByRole('main')).toContainText('Perhaps it is spelled another way.');
    await expect(page.getByRole('main').getByRole('link', { name: /vzqxwyn|qxjvwolt/ })).toHaveCount(0);
  });

  test('without a query it says what can be searched', async ({ page }) => {
    await page.goto('/papers?q=');
    const examples = page.getByRole('main').getByRole('link');
    await expect(examples.filter({ hasText: 'MLLM -video' })).toHaveAttribute(
      'href',
      '/papers?q=MLLM+-video',
    );
    await expect(page.getByRole('heading', { name: 'Topics' })).toBeVisible();
    await page.getByRole('link', { name: 'How to search' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How to search');
  });

  test('every example of its help is understood', async ({ page }) => {
    await page.goto('/help/search');
    const hrefs = await page
      .getByRole('table')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(hrefs.length).toBeGreaterThan(20);
    for (const href of hrefs) {
      const response = await page.request.get(href);
      expect(response.status(), href).toBe(200);
      expect(await response.text(), href).not.toContain('What was not understood');
    }
  });

  test('whatever is typed is searched as text', async ({ page }) => {
    for (const text of [
      '<script>alert(1)</script>',
      "'; DROP TABLE papers; --",
      '((("',
      '&amp; | ! <->',
      '🙂',
      'שלום عالم 漢字',
    ]) {
      const response = await page.goto(`/papers?q=${encodeURIComponent(text)}`);
      expect(response?.status(), text).toBe(200);
      await expect(searchBox(page)).toHaveValue(text);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
    }
  });

  test('no text of whatever length is an error', async ({ request }) => {
    for (const text of [
      'a '.repeat(5_000),
      'x'.repeat(10_000),
      '"('.repeat(5_000),
      '🙂'.repeat(2_500),
      '\u202Ertl "quotes\u0000 and nulls\uD800',
      'topic:"'.repeat(1_000),
      '-'.repeat(10_000),
      'title:('.repeat(1_000),
    ]) {
      const asForm = { q: 'perceptron', topic: text, from: text, is: text };
      for (const search of [new URLSearchParams({ q: text }), new URLSearchParams(asForm)]) {
        const response = await request.get(`/papers?${search}`);
        expect(response.status(), text.slice(0, 30)).toBeLessThan(500);
      }
    }
    for (const address of [
      '/papers?q=%00',
      '/papers?q=%ff%fe',
      '/papers?q=a&cursor=%00',
      '/papers?q=a&sort=x',
    ]) {
      expect((await request.get(address)).status(), address).toBe(200);
    }
  });
});
