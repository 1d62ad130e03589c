import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { bookmarkOf, expect, type Ingest, test, whenAlive } from '../support/journey';

const DAY = '2019-06-17';
const EDITION = `/papers/date/${DAY}`;
const TITLES = ['Bookmarked at breakfast', 'Bookmarked at noon', 'Bookmarked by night'] as const;

/** A reader with three bookmarks, the last title the newest. */
async function bookmarkAll(page: Page, ingest: Ingest): Promise<void> {
  await ingest(
    TITLES.map((title, index) => ({
      arxivId: `1906.9920${index}`,
      title,
      abstract: `What is read at that time of day, part ${index + 1}, with croissants.`,
      authors: [{ name: 'Ada Compositor' }],
      publishedAt: '2019-06-12',
      editions: [{ day: DAY }],
    })),
  );
  await page.goto(EDITION);
  await whenAlive(page);
  for (const title of TITLES) {
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await bookmarkOf(page, title).click();
    await saved;
  }
}

test.describe('bookmarks', () => {
  test('before there are any, the page says how to begin', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Bookmarks' }).click();
    await expect(page.getByRole('heading', { name: 'No bookmarks yet' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Today’s papers' }).click();
    await expect(page).toHaveURL('/');
  });

  test('are listed newest first, searched within, and let go', async ({ page, ingest }) => {
    await bookmarkAll(page, ingest);
    await page.goto('/bookmarks');
    const titles = page.getByRole('article').getByRole('heading', { level: 2 });
    await expect(titles).toHaveText([TITLES[2], TITLES[1], TITLES[0]]);
    await expect(page.getByText('3 papers, the newest bookmark first.')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search your bookmarks' }).fill('noon croissants');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/bookmarks?q=noon+croissants');
    await expect(titles).toHaveText([TITLES[1]]);
    await page.goto('/bookmarks?q=zyzzyva');
    await expect(page.getByText('None of your bookmarks has all of these words.')).toBeVisible();
    await page.getByRole('link', { name: 'Show all' }).click();
    await expect(titles).toHaveCount(3);
    await whenAlive(page);
    const gone = bookmarkOf(page, TITLES[1]);
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await gone.click();
    await saved;
    await expect(gone).toHaveAttribute('aria-pressed', 'false');
    await page.reload();
    await expect(titles).toHaveText([TITLES[2], TITLES[0]]);
  });

  test('are taken away as BibTeX and JSON, which comes in again', async ({ page, ingest }) => {
    await bookmarkAll(page, ingest);
    await page.goto('/bookmarks');
    const download = async (name: string) => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name }).click();
      const file = await downloading;
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    };
    const bibtex = await download('BibTeX');
    expect(bibtex.name).toBe('bookmarks.bib');
    expect(bibtex.text.match(/^@misc\{/gm)).toHaveLength(3);
    expect(bibtex.text.indexOf('by night')).toBeLessThan(bibtex.text.indexOf('at breakfast'));
    const json = await download('JSON');
    expect(json.name).toBe('bookmarks.jsonl');
    const lines = json.text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { broadsheet: 1, arxivId: '1906.99202', title: TITLES[2], authors: [{ name: 'Ada Compositor' }] },
      { title: TITLES[1] },
      { title: TITLES[0] },
    ]);
    const { run } = await ingest(json.text);
    expect(run).toMatchObject({ received: 3, created: 0, rejected: 0 });
  });

  test('leave with everything else that the reader made', async ({ page, ingest }) => {
    await bookmarkAll(page, ingest);
    await page.goto('/bookmarks');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'everything you made here' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('broadsheet.jsonl');
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
    const [reader, ...marks] = lines.map((line) => JSON.parse(line));
    expect(reader).toMatchObject({ broadsheet: 1, reader: { anonymous: true } });
    const bookmarks = marks.flatMap((mark) => mark.bookmark ?? []);
    expect(bookmarks.map(({ title }) => title).sort()).toEqual([...TITLES].sort());
    expect(
      new Set(marks.map((mark) => Object.values(mark)[1]).map((mark) => (mark as { reader: string }).reader)),
    ).toEqual(new Set([reader.reader.id]));
  });

  test('of one reader are nobody else’s', async ({ page, request, ingest }) => {
    await bookmarkAll(page, ingest);
    const response = await request.get('/bookmarks/export?format=json');
    expect(response.headers()['content-type']).toContain('application/x-ndjson');
    expect(await response.text()).toBe('');
    expect(await (await request.get('/bookmarks/export?format=all')).text()).toBe('');
    expect((await request.get('/bookmarks/export?format=ris')).status()).toBe(400);
    await page.context().clearCookies();
    await page.goto('/bookmarks');
    await expect(page.getByRole('heading', { name: 'No bookmarks yet' })).toBeVisible();
  });
});
