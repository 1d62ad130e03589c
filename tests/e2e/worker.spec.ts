import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { signInAsAdministrator } from '../support/administrator';
import { expect, test } from '../support/journey';
import { startReplayServer } from '../support/replay-server';
import { siteEnvironment } from '../support/site';

const OWN_CODE = ['--conditions=react-server', '--import', 'tsx'];
const SOON = { timeout: 20_000, intervals: [500] };

test.describe('the worker', () => {
  test('the front page says that papers are fetched, for as long as they are', async ({ request }) => {
    const says = async () => (await (await request.get('/')).text()).includes('Fetching papers…');
    // Another test may just have had a day fetched.
    await expect.poll(says, SOON).toBe(false);
    const server = await startReplayServer({
      routes: { '/api/daily_papers': { fault: 'slow first byte' } },
    });
    const words = ['--source', 'huggingface', '--from', '2018-02-05', '--to', '2018-02-05'];
    const { origin: HUGGINGFACE_URL, origin: FETCH_PRIVATE_ORIGINS } = server;
    const fetching = spawn(process.execPath, [...OWN_CODE, 'src/cli/ingest.ts', ...words], {
      env: { ...process.env, ...siteEnvironment(), HUGGINGFACE_URL, FETCH_PRIVATE_ORIGINS },
      stdio: 'ignore',
    });
    await expect.poll(says, SOON).toBe(true);
    fetching.kill('SIGINT');
    await expect.poll(says, SOON).toBe(false);
    await server.close();
  });

  test('an administrator sees a dead job, retries it and discards it, without a script', async ({
    browser,
    baseURL,
  }) => {
    const task = 'testing.printing-press';
    const error = 'The press is out of ink.';
    const program = [...OWN_CODE, 'tests/support/add-dead-job.ts', task, error];
    await promisify(execFile)(process.execPath, program, { env: { ...process.env, ...siteEnvironment() } });
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await signInAsAdministrator(page, '/admin/queue');
    await expect(page.getByText(/^npm start \(pid \d+ on .+\), since /)).toBeVisible();
    const partOf = (name: string) =>
      page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });
    const jobIn = (name: string) => partOf(name).getByRole('listitem').filter({ hasText: task });
    await expect(jobIn('Dead')).toContainText(error);
    await expect(jobIn('Dead')).toContainText('{"of": "a test"}');
    await jobIn('Dead')
      .getByRole('button', { name: /^Retry job/ })
      .click();
    await expect(jobIn('Dead')).toHaveCount(0);
    await expect(jobIn('Waiting')).toHaveCount(1);
    await jobIn('Waiting')
      .getByRole('button', { name: /^Discard job/ })
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
    await expect(page.getByText(task)).toHaveCount(0);
    await context.close();
  });

  test('an administrator has all dead jobs tried again at once, without a script', async ({
    browser,
    baseURL,
  }) => {
    const task = 'testing.second-press';
    const program = [...OWN_CODE, 'tests/support/add-dead-job.ts', task, 'The press is out of paper.'];
    const env = { ...process.env, ...siteEnvironment() };
    for (const _ of [1, 2]) await promisify(execFile)(process.execPath, program, { env });
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await signInAsAdministrator(page, '/admin/queue');
    const jobsIn = (name: string) =>
      page
        .locator('section')
        .filter({ has: page.getByRole('heading', { level: 2, name }) })
        .getByRole('listitem')
        .filter({ hasText: task });
    await expect(jobsIn('Dead')).toHaveCount(2);
    await page.getByRole('button', { name: 'Try all again' }).click();
    await expect(jobsIn('Dead')).toHaveCount(0);
    await expect(jobsIn('Waiting')).toHaveCount(2);
    for (const left of [1, 0]) {
      await jobsIn('Waiting')
        .first()
        .getByRole('button', { name: /^Discard job/ })
        .click();
      await expect(jobsIn('Waiting')).toHaveCount(left);
    }
    await context.close();
  });

  test('the queue is accessible, and fits a small screen', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signInAsAdministrator(page, '/admin/queue');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  });
});
