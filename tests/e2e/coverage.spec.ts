import AxeBuilder from '@axe-core/playwright';
import { signInAsAdministrator } from '../support/administrator';
import { rssChannel } from '../support/arxiv-answers';
import { bookmarkOf, expect, postIngest, test, whenAlive } from '../support/journey';

const PAGES = [
  '/admin/sources',
  '/admin/coverage',
  '/admin/coverage/2018-03-05',
  '/admin/runs',
  '/admin/rejections',
];

test.describe('what was taken in and what is missing', () => {
  test('an administrator finds a rejection, reads its text, and has it read again, without a script', async ({
    browser,
    baseURL,
    request,
  }) => {
    const raw = '{"broadsheet":1,"title":"<b>Quillfeather</b>","arxivId":"quillfeather"}';
    const { run } = await (await postIngest(request, raw, { format: 'broadsheet-jsonl' })).json();
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await signInAsAdministrator(page, '/admin/rejections');
    await page.getByRole('link', { name: 'arxivId: not an arXiv identifier' }).first().click();
    const rejection = page.getByRole('listitem').filter({ hasText: 'Quillfeather' });
    await expect(rejection).toContainText(raw);
    await rejection.getByRole('button', { name: `Read record 0 of run ${run.id} again` }).click();
    await expect(page.getByRole('status')).toHaveText('It was rejected again.');
    await expect(rejection).toContainText(
      /Read again on .*, and rejected again: arxivId: not an arXiv identifier/,
    );
    await rejection.getByRole('link', { name: /^run of / }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Run ${run.id}` })).toBeVisible();
    await expect(page.getByText('1 record: 0 new, 0 changed, 0 known, 1 rejected')).toBeVisible();
    await page.getByRole('link', { name: 'All runs of api' }).click();
    await expect(page.getByRole('table', { name: 'Runs' })).toContainText('api, broadsheet-jsonl');
    await context.close();
  });

  test('a day that nobody asked for is not known to be whole, and can be asked for', async ({ page }) => {
    await signInAsAdministrator(page, '/admin/coverage?month=2018-03');
    await expect(page.getByRole('table', { name: 'Coverage of March 2018' })).toContainText('not known');
    await page.getByRole('link', { name: 'Mon 5', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Monday, 5 March 2018' })).toBeVisible();
    await expect(page.getByText('It was not read on that day').first()).toBeVisible();
    await page.getByRole('button', { name: 'Fetch the day again' }).click();
    await expect(page.getByRole('status')).toHaveText(/waiting for the worker|The day was asked for again/);
    const came = page.getByText(/The day was asked for again: 0 records came, 0 new, 0 rejected/);
    await expect(async () => {
      await page.reload();
      await expect(came.first()).toBeVisible();
    }).toPass({ timeout: 20_000, intervals: [500] });
  });

  test('a source is paused and let run again', async ({ page }) => {
    await signInAsAdministrator(page, '/admin/sources');
    await page.getByRole('button', { name: 'Pause arxiv-rss' }).click();
    await expect(page.getByText(/^none: paused since /)).toBeVisible();
    await page.getByRole('button', { name: 'Resume arxiv-rss' }).click();
    await expect(page.getByRole('button', { name: 'Pause arxiv-rss' })).toBeVisible();
    await expect(page.getByText(/^none: paused since /)).toHaveCount(0);
  });

  for (const address of PAGES) {
    test(`${address} is accessible, and no wider than a telephone`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await signInAsAdministrator(page, address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    });
  }
});

test('the edition of a day that is over says that it is final', async ({ page, ingest }) => {
  await ingest([{ arxivId: '1804.97001', title: 'A day that is over', editions: [{ day: '2018-04-17' }] }]);
  await page.goto('/papers/date/2018-04-17');
  await expect(page.getByRole('navigation', { name: 'Editions' })).toContainText('1 paper, final');
  await expect(page.getByText(/^Final since .* UTC\. The day had been over/)).toBeVisible();
});

test('a bookmark says what changed about its paper, until its reader has seen it', async ({
  page,
  ingest,
}) => {
  const [id, title] = ['1804.97002', 'A paper that is improved'];
  const announce = (version: number, type: string) =>
    ingest(rssChannel([{ id, version, title, type }], `Wed, ${17 + version} Apr 2018 00:00:00 -0400`));
  await ingest([{ arxivId: id, title, editions: [{ day: '2018-04-18' }] }]);
  await announce(1, 'new');
  await page.goto('/papers/date/2018-04-18');
  await whenAlive(page);
  const saved = page.waitForResponse((response) => response.request().method() === 'POST');
  await bookmarkOf(page, title).click();
  await saved;
  await announce(2, 'replace');
  await page.goto('/bookmarks');
  await expect(page.getByText('V2 since you kept it.')).toBeVisible();
  await page.getByRole('button', { name: `Seen: ${title}` }).click();
  await expect(page.getByText('V2 since you kept it.')).toHaveCount(0);
  await expect(page.getByRole('article').getByRole('heading', { name: title })).toBeVisible();
});
