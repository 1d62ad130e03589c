import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, whenAlive } from '../support/journey';
import { mailsTo } from '../support/outbox';

const DAY = '2019-11-18';

/** The mail that asks to confirm, once the worker has sent it; its link is the first of ours to a page of digests. */
async function confirmLink(address: string): Promise<string> {
  let link = '';
  await expect(async () => {
    const [mail] = await mailsTo(address);
    link = /http:\/\/\S+\/digests\/confirm\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(link).not.toBe('');
  }).toPass({ timeout: 20_000 });
  return link;
}

async function subscribe(page: Page, address: string, from = '/'): Promise<void> {
  await page.goto(from);
  const form = page.getByRole('region', { name: /in your email inbox$/ });
  await form.getByLabel('Your e-mail address').fill(address);
  await form.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page.getByRole('heading', { name: 'Look into your inbox' })).toBeVisible();
}

async function expectNothingWrong(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

test.describe('papers by mail', () => {
  test('are asked for, confirmed, changed and ended, with no account', async ({ page }) => {
    const address = 'mechanical-compositor@example.org';
    await subscribe(page, address);
    await expectNothingWrong(page);
    const link = await confirmLink(address);
    await page.goto(link);
    await expect(page.getByText(`You get trending papers once a day at ${address}.`)).toBeVisible();
    await expectNothingWrong(page);
    await page.getByRole('button', { name: 'Confirm my subscription' }).click();
    await expect(page.getByRole('status')).toContainText('It is confirmed.');
    await expect(page.getByRole('heading', { name: 'Trending papers' })).toBeVisible();
    await expectNothingWrong(page);

    await page.getByLabel('On Mondays').check();
    await page.getByLabel('Hour').selectOption('17:00');
    await page.getByLabel('Time zone').fill('Asia/Tokyo');
    await page.getByLabel('Papers at most').selectOption('20');
    await page.getByRole('button', { name: 'Save: Trending papers' }).click();
    await expect(page.getByRole('status')).toHaveText('Saved.');
    await expect(page.getByText(/The next one comes Monday/)).toContainText('17:00');
    await expect(page.getByLabel('Papers at most')).toHaveValue('20');
    await page.getByRole('button', { name: 'Pause: Trending papers' }).click();
    await expect(page.getByText(/^Paused on .* by you\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Resume: Trending papers' }).click();
    await expect(page.getByRole('status')).toHaveText('You get it again.');
    await page.getByLabel('Time zone').fill('Mars/Olympus');
    await page.getByRole('button', { name: 'Save: Trending papers' }).click();
    await expect(page.getByText('That is no time zone that is known here')).toBeVisible();

    await page.goBack();
    const stored = await page.request.get(
      (await page.getByRole('link', { name: 'Download all of it as JSON' }).getAttribute('href')) ?? '',
    );
    expect(await stored.json()).toMatchObject({ address, subscriptions: [{ subject: 'board', hour: 17 }] });
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await expect(page.getByRole('heading', { name: 'Everything is deleted' })).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'This link is no longer good' })).toBeVisible();
  });

  test('begin and end with a button, not with a link that is opened', async ({ page, request }) => {
    const address = 'curious-proofreader@example.org';
    await subscribe(page, address);
    const link = await confirmLink(address);
    for (let times = 0; times < 3; times += 1) expect((await request.get(link)).status()).toBe(200);
    await page.goto(link);
    await page.getByRole('button', { name: 'Confirm my subscription' }).click();
    await page.getByRole('button', { name: 'Unsubscribe: Trending papers' }).click();
    await expect(page.getByText(/^Unsubscribed on /)).toBeVisible();
    await page.getByRole('button', { name: 'Subscribe again: Trending papers' }).click();
    await expect(page.getByText(/The next one comes/)).toBeVisible();
  });

  test('are answered alike, whatever the address is here', async ({ page }) => {
    const address = 'twice-asked-reader@example.org';
    await subscribe(page, address);
    await page.goto(await confirmLink(address));
    await page.getByRole('button', { name: 'Confirm my subscription' }).click();
    const answers: (string | null)[] = [];
    for (const each of [address, 'never-asked-reader@example.org']) {
      await subscribe(page, each);
      answers.push(await page.getByRole('main').textContent());
    }
    expect(answers[0]).toBe(answers[1]);
    await confirmLink('never-asked-reader@example.org');
    expect(await mailsTo(address)).toHaveLength(1);
  });

  test('of a topic, an author and a search are asked for where these are', async ({ page, ingest }) => {
    await ingest([
      {
        arxivId: '1911.99701',
        title: 'Linotype attention',
        abstract: 'Hot metal attends to a slug.',
        authors: [{ name: 'Ottmar Linotypist' }],
        publishedAt: '2019-11-15',
        editions: [{ day: DAY }],
      },
    ]);
    for (const [from, name] of [
      ['/topics/sparse-autoencoders', /^Get new papers on sparse autoencoders? in your email inbox$/i],
      ['/papers?q=author:"Ottmar+Linotypist"', 'Get new papers by Ottmar Linotypist in your email inbox'],
      ['/papers?q=linotype+attention', 'Get new papers for “linotype attention” in your email inbox'],
      [
        '/papers?q=topic:sparse-autoencoders',
        /^Get new papers on sparse autoencoders? in your email inbox$/i,
      ],
    ] as const) {
      await page.goto(from);
      await expect(page.getByRole('region', { name })).toBeVisible();
    }
    await page.goto('/papers?q=author:"Ottmar+Linotypist"');
    await page.getByRole('link', { name: 'More choices' }).click();
    await expect(page.getByLabel('Which search, topic or author')).toHaveValue('Ottmar Linotypist');
    await expect(page.getByRole('combobox', { name: 'What', exact: true })).toHaveValue('author');
    await expectNothingWrong(page);
    await page.getByLabel('Your e-mail address').fill('linotypists-friend@example.org');
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.goto(await confirmLink('linotypists-friend@example.org'));
    await expect(page.getByText('You get new papers by Ottmar Linotypist once a day')).toBeVisible();
  });

  test('know the zone of a reader whose browser tells', async ({ browser }) => {
    const context = await browser.newContext({ timezoneId: 'Asia/Kathmandu' });
    const page = await context.newPage();
    await page.goto('/');
    await whenAlive(page);
    await subscribe(page, 'mountain-reader@example.org');
    await page.goto(await confirmLink('mountain-reader@example.org'));
    await page.getByRole('button', { name: 'Confirm my subscription' }).click();
    await expect(page.getByLabel('Time zone')).toHaveValue(/^Asia\/Kath?mandu$/);
    await context.close();
  });

  test('need no JavaScript', async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const address = 'plain-reader@example.org';
    await subscribe(page, address, '/papers/trending');
    await page.goto(await confirmLink(address));
    await page.getByRole('button', { name: 'Confirm my subscription' }).click();
    await expect(page.getByRole('status')).toContainText('It is confirmed.');
    await page.getByRole('button', { name: 'Pause: Trending papers' }).click();
    await expect(page.getByText(/^Paused on .* by you\.$/)).toBeVisible();
    await context.close();
  });

  test('from a narrow screen are as easy', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    for (const address of ['/', '/topics/sparse-autoencoders', '/digests', '/digests/asked']) {
      await page.goto(address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, address).toBeLessThanOrEqual(360);
    }
  });

  test('end by one click of a mail program, without a cookie, and not by opening the link', async ({
    page,
    playwright,
    baseURL,
  }) => {
    const address = 'one-click-reader@example.org';
    await subscribe(page, address);
    await page.goto(await confirmLink(address));
    await page.getByRole('button', { name: 'Confirm my subscription' }).click();
    const program = await playwright.request.newContext({ baseURL });
    const made = '/digests/unsubscribe/1-1-1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const headers = { Origin: 'https://mail.example.com' };
    const form = { 'List-Unsubscribe': 'One-Click' };
    expect((await program.post(made, { form, headers })).status()).toBe(404);
    const opened = await program.get(made);
    expect(opened.url()).toContain('/digests/leave/');
    await program.dispose();
  });
});
