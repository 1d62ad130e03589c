import { readdirSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { createAdministrator, runCommand, signInAsAdministrator } from '../support/administrator';
import { expect, test, whenAlive } from '../support/journey';

/** Every page and route below /admin, with something in the place of its parameters. */
const ADDRESSES = (readdirSync('src/app/admin', { recursive: true }) as string[])
  .map((file) => /^(?:(.*)\/)?(?:page|route)\.tsx?$/.exec(file.replaceAll('\\', '/')))
  .filter((match) => match !== null)
  .map(([, folder]) => (folder ? `/admin/${folder.replace(/\[[^\]]+\]/g, '1')}` : '/admin'));

/** The ways in which a browser, Next's router and a script ask. */
const KINDS: Record<string, string>[] = [
  { Accept: 'text/html' },
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/admin/__PAGE__' },
  // As the router asks that has the layout already.
  {
    RSC: '1',
    'Next-Router-State-Tree': encodeURIComponent(
      JSON.stringify(['', { children: ['admin', { children: ['__PAGE__', {}] }] }, null, 'refetch']),
    ),
  },
];

/** What only the layout or a page of administration has in it. */
const INSIDE =
  /Signed in as|aria-label="Administration"|"Administration","sections"|Slow statements|Make one|Papers taken in/;

async function expectNothing(request: APIRequestContext, who: string): Promise<void> {
  for (const address of ADDRESSES) {
    for (const headers of KINDS) {
      const which = `${who}: ${address} ${JSON.stringify(headers)}`;
      const response = await request.get(address, { headers, maxRedirects: 0 });
      const text = await response.text();
      expect(text, which).not.toMatch(INSIDE);
      expect(response.headers()['cache-control'] ?? 'no-store', which).toContain('no-store');
      expect(response.headers()['x-nextjs-cache'] ?? '', which).toBe('');
      if (headers.RSC) continue;
      expect(response.status(), which).toBe(307);
      expect(response.headers().location, which).toMatch(/^(http:\/\/[^/]+)?\/admin\/sign-in/);
    }
  }
}

test.describe('administration', () => {
  test('has pages to be tested', () => {
    expect(ADDRESSES).toEqual(expect.arrayContaining(['/admin', '/admin/keys', '/admin/topics/1']));
  });

  test('is closed to nobody in particular', async ({ request }) => {
    await expectNothing(request, 'nobody');
  });

  test('is closed to readers, and no page of theirs leads there', async ({ page, ingest }) => {
    const title = 'A paper whose reader is no administrator';
    await ingest([{ arxivId: '1907.98001', title, editions: [{ day: '2019-07-21' }] }]);
    await page.goto('/papers/date/2019-07-21');
    await whenAlive(page);
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: `Upvote: ${title}` }).click();
    await saved;
    await expectNothing(page.request, 'a reader');
    for (const address of ['/', '/papers/date/2019-07-21', '/bookmarks', '/topics']) {
      const html = await (await page.request.get(address)).text();
      expect(html, address).not.toMatch(/href="\/admin/);
    }
  });

  test('is open to administrators, kept nowhere and not for robots', async ({ page }) => {
    await signInAsAdministrator(page);
    for (const address of ADDRESSES) {
      const response = await page.request.get(address, { maxRedirects: 0 });
      expect([200, 404], address).toContain(response.status());
      expect(response.headers()['cache-control'], address).toContain('no-store');
      expect(response.headers()['x-nextjs-cache'] ?? '', address).toBe('');
      expect(response.headers()['x-robots-tag'], address).toContain('noindex');
    }
  });

  test('leads back to what was asked for after signing in, and out again', async ({ page }) => {
    const { email, password } = await createAdministrator();
    await page.goto('/admin/topics?q=transformer');
    await expect(page).toHaveURL('/admin/sign-in?to=%2Fadmin%2Ftopics%3Fq%3Dtransformer');
    await whenAlive(page);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(`not ${password}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
    await expect(page.getByLabel('E-mail address')).toHaveValue(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/admin/topics?q=transformer');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/admin/sign-in');
    await page.goto('/admin');
    await expect(page).toHaveURL(/sign-in/);
  });

  test('has no use for a first code any more', async ({ page }) => {
    await createAdministrator();
    await page.goto('/admin/first');
    await expect(page.getByText('This site has an administrator')).toBeVisible();
    await expect(page.getByLabel('Code')).toHaveCount(0);
  });

  test('refuses what another site posts', async ({ page, baseURL }) => {
    await signInAsAdministrator(page, '/admin/keys');
    const form = page.locator('form').filter({ hasText: 'Make a key' });
    const fields = await form
      .locator('input[type=hidden]')
      .evaluateAll((inputs) =>
        inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]),
      );
    const multipart = { ...Object.fromEntries(fields), name: 'made from elsewhere', 'scope-admin': 'on' };
    const response = await page.request.post(`${baseURL}/admin/keys`, {
      multipart,
      headers: { Origin: 'https://evil.example' },
    });
    expect(response.status()).toBeGreaterThanOrEqual(400);
    await page.reload();
    await expect(page.getByText('made from elsewhere')).toHaveCount(0);
  });
});

test.describe('administration without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('makes a key, shows it once, and ends it', async ({ page, request }) => {
    await signInAsAdministrator(page, '/admin/keys');
    await page.getByLabel('Name').fill('a key of the plain form');
    await page.getByRole('button', { name: 'Make a key' }).click();
    const key = (await page.getByRole('status').locator('code').textContent()) ?? '';
    expect(key).toMatch(/^bsk_[\w-]{43}$/);
    await page.goto('/admin/keys');
    await expect(page.getByText(key)).toHaveCount(0);
    const take = () =>
      request.post('/api/ingest', {
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/octet-stream' },
        data: Buffer.from('{"broadsheet":1,"title":"A paper taken in with a key","arxivId":"1907.98002"}\n'),
      });
    expect((await take()).status()).toBe(200);
    await page.getByRole('button', { name: 'Revoke a key of the plain form' }).click();
    await expect(page).toHaveURL('/admin/keys');
    const refused = await take();
    expect(refused.status()).toBe(401);
    expect((await refused.json()).detail).toContain('revoked');
  });

  test('adds a way of writing a topic, and takes it away', async ({ page }) => {
    await runCommand('topics', ['add', 'zymurgic-learning', 'Zymurgic learning']);
    await signInAsAdministrator(page, '/admin/topics/zymurgic-learning');
    const field = page.getByLabel('Another way of writing it', { exact: false });
    await field.fill('learning by zymurgy');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Added' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove learning by zymurgy' }).click();
    await expect(page.getByText('Removed for good: learning by zymurgy')).toBeVisible();
    await field.fill('x');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'two characters' })).toBeVisible();
  });
});
