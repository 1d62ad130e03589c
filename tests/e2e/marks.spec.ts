import { bookmarkOf, expect, type Ingest, test, upvoteOf, whenAlive } from '../support/journey';

/** A paper and an edition of its own for each test: none counts another's votes or meets a page kept for another. */
async function takeIn(ingest: Ingest, number: number, title: string) {
  const arxivId = `1906.9900${number}`;
  const day = `2019-06-0${number}`;
  await ingest([{ arxivId, title, editions: [{ day }] }]);
  return { edition: `/papers/date/${day}`, address: `/papers/${arxivId}` };
}

test.describe('upvoting and bookmarking', () => {
  test('an upvote shows at once, before the server has answered', async ({ page, ingest }) => {
    const title = 'A paper upvoted over a slow line';
    const { edition } = await takeIn(ingest, 1, title);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(edition, async (route) => {
      if (route.request().method() === 'POST') await answered;
      await route.continue();
    });
    await page.goto(edition);
    await whenAlive(page);
    const upvote = upvoteOf(page, title);
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 0 votes`);
    await expect(upvote).toHaveAttribute('aria-pressed', 'false');
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await upvote.click();
    await expect(upvote).toHaveAttribute('aria-pressed', 'true');
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 1 vote`);
    answer();
    expect((await saved).ok()).toBe(true);
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 1 vote`);
  });

  test('an upvote is still there after a reload, and can be taken back', async ({ page, ingest }) => {
    const title = 'A paper upvoted and then not';
    const { edition } = await takeIn(ingest, 2, title);
    await page.goto(edition);
    await whenAlive(page);
    const upvote = upvoteOf(page, title);
    const press = async () => {
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await upvote.click();
      await saved;
    };
    await press();
    await page.reload();
    await expect(upvote).toHaveAttribute('aria-pressed', 'true');
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 1 vote`);
    await press();
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 0 votes`);
    await page.reload();
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 0 votes`);
    await expect(upvote).toHaveAttribute('aria-pressed', 'false');
  });

  test('two readers are two votes, and neither sees the other’s mark', async ({ page, browser, ingest }) => {
    const title = 'A paper two readers upvote';
    const { edition } = await takeIn(ingest, 3, title);
    const other = await (await browser.newContext()).newPage();
    for (const reader of [page, other]) {
      await reader.goto(edition);
      await whenAlive(reader);
      const saved = reader.waitForResponse((response) => response.request().method() === 'POST');
      await upvoteOf(reader, title).click();
      await saved;
    }
    await expect(upvoteOf(other, title)).toHaveAccessibleName(`Upvote: ${title}, 2 votes`);
    await page.reload();
    await expect(upvoteOf(page, title)).toHaveAccessibleName(`Upvote: ${title}, 2 votes`);
    const stranger = await (await browser.newContext()).newPage();
    await expect(async () => {
      await stranger.goto(edition);
      await expect(upvoteOf(stranger, title)).toHaveAccessibleName(`Upvote: ${title}, 2 votes`, {
        timeout: 1,
      });
    }).toPass({ timeout: 10_000 });
    await expect(upvoteOf(stranger, title)).toHaveAttribute('aria-pressed', 'false');
    await Promise.all([other.context().close(), stranger.context().close()]);
  });

  test('two quick clicks end where they began', async ({ page, ingest }) => {
    const title = 'A paper clicked twice';
    const { edition } = await takeIn(ingest, 4, title);
    await page.goto(edition);
    await whenAlive(page);
    const upvote = upvoteOf(page, title);
    let answers = 0;
    page.on('response', (response) => {
      if (response.request().method() === 'POST') answers += 1;
    });
    await upvote.dblclick();
    await expect(upvote).toHaveAttribute('aria-pressed', 'false');
    await expect.poll(() => answers).toBe(2);
    await page.reload();
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 0 votes`);
    await expect(upvote).toHaveAttribute('aria-pressed', 'false');
  });

  test('a paper’s own page has the same marks', async ({ page, ingest }) => {
    const title = 'A paper marked on its own page';
    const { edition, address } = await takeIn(ingest, 5, title);
    await page.goto(address);
    await whenAlive(page);
    const upvote = page.getByRole('button', { name: /^Upvoted?: / });
    const bookmark = page.getByRole('button', { name: /^Bookmark(ed)?: / });
    for (const button of [upvote, bookmark]) {
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await button.click();
      await expect(button).toHaveAttribute('aria-pressed', 'true');
      await saved;
    }
    await page.goto(edition);
    await expect(upvoteOf(page, title)).toHaveAttribute('aria-pressed', 'true');
    await expect(bookmarkOf(page, title)).toHaveAttribute('aria-pressed', 'true');
  });

  test('what did not reach the server is put back, and said', async ({ page, ingest }) => {
    const title = 'A paper upvoted off line';
    const { edition } = await takeIn(ingest, 6, title);
    await page.goto(edition);
    await whenAlive(page);
    await page.route(edition, (route) => route.abort());
    const upvote = upvoteOf(page, title);
    await upvote.click();
    await expect(page.getByRole('status')).toHaveText('That did not reach the server. Please try again.');
    await expect(upvote).toHaveAttribute('aria-pressed', 'false');
    await expect(upvote).toHaveAccessibleName(`Upvote: ${title}, 0 votes`);
  });

  test('a visitor who marked nothing is asked nothing and given no cookie', async ({ page, context }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/');
    await whenAlive(page);
    await page.getByRole('article').first().getByRole('heading').getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'Abstract' })).toBeVisible();
    expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });
});
