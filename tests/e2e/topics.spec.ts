import AxeBuilder from '@axe-core/playwright';
import { expect, type PaperRecord, postIngest, test, toBody, upvoteOf } from '../support/journey';
import { childrenNamed, parseStrictly, textOf } from '../support/strict-xml';
import { runTopicsCommand } from '../support/topics-command';

const QUILT = 'zebra quilt network';
const QUANTILE = 'zonal quantile normalisation';

/** Months of a dozen papers, of which more and more are on one meaning of ZQN and a few on another. */
const LIBRARY = [1, 2, 3].flatMap((month) =>
  Array.from({ length: 12 }, (_, index): PaperRecord => {
    const day = String(index + 1).padStart(2, '0');
    const number = `${month}${day}`;
    const expansion = index < 2 * month ? QUILT : index === 11 ? QUANTILE : null;
    const topics = expansion === QUILT ? ' over a Kolmogorov-Arnold network' : '';
    return {
      arxivId: `180${month}.99${number}`,
      title: expansion ? `Weaving & <weft> ${number}` : `Of pressing matters ${number}`,
      abstract: expansion
        ? `We present a ${expansion} (ZQN)${topics} & show that 1 < 2.`
        : 'We press matters.',
      publishedAt: `2018-0${month}-${day}`,
    };
  }),
);

test.describe('topics', () => {
  // In one process, so that what is learned once is there for all.
  test.describe.configure({ mode: 'default' });

  test.beforeAll(async ({ playwright, baseURL }) => {
    const request = await playwright.request.newContext({ baseURL });
    expect((await (await postIngest(request, toBody(LIBRARY))).json()).rejections).toEqual([]);
    await request.dispose();
    await runTopicsCommand('learn');
  });

  test('are found by a short form, and the page of one offers what else it stands for', async ({ page }) => {
    await page.goto('/topics');
    await page.getByRole('searchbox', { name: 'Find a topic' }).fill('zqn');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page).toHaveURL('/topics?q=zqn');
    const found = page.getByRole('main').getByRole('listitem');
    await expect(found).toHaveText([
      'Zebra quilt networkZQN12 papers',
      'Zonal quantile normalisationZQN3 papers',
    ]);
    await found.getByRole('link', { name: 'Zonal' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zonal quantile normalisation');
    const meanings = page.getByRole('navigation', { name: 'Meanings of ZQN' });
    await expect(meanings.getByRole('listitem')).toHaveCount(2);
    await meanings.getByRole('link', { name: 'Zebra quilt network' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zebra quilt network');
    await expect(page.getByText('Also written ZQN')).toBeVisible();
  });

  test('are searched by part of a name, and a text that finds none leads on', async ({ page }) => {
    await page.goto('/topics?q=quantile');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
    await page.goto('/topics?q=zyzzyva');
    await expect(page.getByRole('heading', { name: 'No topic found' })).toBeVisible();
    await page.getByRole('link', { name: 'Search the papers' }).click();
    await expect(page).toHaveURL('/papers?q=zyzzyva');
    for (const address of ['/topics?q=%00&p=x', `/topics?q=${'a'.repeat(5_000)}`, '/topics?q=%F0%9F%99%82']) {
      expect((await page.request.get(address)).status(), address).toBe(200);
    }
    expect((await page.request.get('/topics?p=900')).status()).toBe(404);
  });

  test('show how they grew, as a picture and as numbers', async ({ page }) => {
    await page.goto('/topics/zqn-zebra-quilt-network');
    await expect(page.getByRole('img', { name: 'Zebra quilt network: share of all papers' })).toBeVisible();
    await expect(page.getByText('Most in March 2018: 6 of 12 papers, 50%')).toBeVisible();
    await page.getByText('The numbers').click();
    const table = page.getByRole('table', { name: 'Zebra quilt network: papers by month' });
    await expect(table.getByRole('row', { name: 'February 2018 4 12 33%' })).toBeVisible();
  });

  test('say what they go together with', async ({ page }) => {
    await page.goto('/topics/zqn-zebra-quilt-network');
    const neighbours = page.getByRole('region', { name: 'Often together with' });
    await expect(neighbours.getByRole('listitem')).toContainText(['12 of 12 papers']);
    await neighbours.getByRole('link', { name: 'Kolmogorov–Arnold networks' }).click();
    await expect(page).toHaveURL('/topics/kan');
  });

  test('list their papers, which can be searched and sorted', async ({ page }) => {
    await page.goto('/topics/zqn-zebra-quilt-network');
    await expect(page.getByRole('article')).toHaveCount(12);
    await page.getByRole('searchbox', { name: 'Search in this topic' }).fill('weaving 306');
    await page.getByRole('search', { name: 'This topic' }).getByRole('button', { name: 'Search' }).click();
    await expect(page).toHaveURL('/papers?q=weaving+306+topic:zqn-zebra-quilt-network');
    await expect(page.getByRole('article').first()).toContainText('Weaving & <weft> 306');
    await page.goBack();
    await page
      .getByRole('navigation', { name: 'Other orders' })
      .getByRole('link', { name: 'Newest' })
      .click();
    await expect(page).toHaveURL('/papers?q=topic:zqn-zebra-quilt-network&sort=newest');
    await expect(page.getByRole('article').first()).toContainText('Weaving & <weft> 306');
  });

  test('have a feed of their newest papers, which need not be sent twice', async ({ page, request }) => {
    await page.goto('/topics/zqn-zebra-quilt-network');
    const href = await page.locator('link[type="application/atom+xml"]').getAttribute('href');
    expect(new URL(href ?? '').pathname).toBe('/topics/zqn-zebra-quilt-network/feed.atom');
    const response = await request.get('/topics/zqn-zebra-quilt-network/feed.atom');
    expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    const feed = parseStrictly(await response.text());
    expect(feed).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
    const entries = childrenNamed(feed, 'entry');
    expect(entries).toHaveLength(12);
    expect(entries.map((entry) => textOf(entry, 'title'))[0]).toBe('Weaving & <weft> 306');
    expect(entries.map((entry) => textOf(entry, 'published'))[0]).toBe('2018-03-06T00:00:00.000Z');
    const again = { 'If-None-Match': response.headers().etag ?? '' };
    const second = await request.get('/topics/zqn-zebra-quilt-network/feed.atom', { headers: again });
    expect(second.status()).toBe(304);
  });

  test('lead on from the address they had before they were made one', async ({ page, request }) => {
    await runTopicsCommand('add', 'pressing-of-matters', 'Pressing of matters');
    await runTopicsCommand('merge', 'pressing-of-matters', 'zqn-zonal-quantile-normalisation');
    const kept = { maxRedirects: 0 };
    for (const rest of ['', '/feed.atom']) {
      const response = await request.get(`/topics/pressing-of-matters${rest}`, kept);
      expect(response.status(), rest).toBe(308);
      expect(response.headers().location, rest).toBe(`/topics/zqn-zonal-quantile-normalisation${rest}`);
    }
    await page.goto('/topics/pressing-of-matters');
    await expect(page).toHaveURL('/topics/zqn-zonal-quantile-normalisation');
  });

  test('that are none are not found', async ({ page, request }) => {
    for (const slug of ['no-such-topic', 'NO', '%00', '%F0%9F%99%82', 'a'.repeat(3_000)]) {
      expect((await request.get(`/topics/${slug}`)).status(), slug).toBe(404);
      const feed = await request.get(`/topics/${slug}/feed.atom`);
      expect(feed.status(), slug).toBe(404);
      expect(feed.headers()['content-type']).toContain('application/problem+json');
    }
    expect((await page.goto('/topics/no-such-topic'))?.status()).toBe(404);
  });

  for (const address of [
    '/topics/zqn-zebra-quilt-network',
    '/topics/transformers',
    '/topics?q=zqn',
    '/topics?q=zyzzyva',
  ]) {
    test(`${address} has nothing wrong that axe finds, in either theme, and never scrolls sideways`, async ({
      page,
    }) => {
      await page.goto(address);
      const numbers = page.getByText('The numbers');
      if (await numbers.isVisible()) await numbers.click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page })
          .exclude('article[data-paper]:nth-of-type(n + 7)')
          .setLegacyMode();
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      }
      for (const width of [1280, 768, 360, 320]) {
        await page.setViewportSize({ width, height: 720 });
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider, `at ${width} px`).toBe(0);
      }
    });
  }

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('are searched, read, narrowed and marked', async ({ page }) => {
      await page.goto('/topics');
      await page.getByRole('searchbox', { name: 'Find a topic' }).fill('zebra');
      await page.getByRole('button', { name: 'Find' }).click();
      await page.getByRole('main').getByRole('link', { name: 'Zebra quilt network' }).click();
      await page.getByText('The numbers').click();
      await expect(page.getByRole('row', { name: 'January 2018 2 12 17%' })).toBeVisible();
      const upvote = upvoteOf(page, 'Weaving & <weft> 101');
      await upvote.click();
      await expect(upvote).toHaveAttribute('aria-pressed', 'true');
      await expect(page).toHaveURL(/\/topics\/zqn-zebra-quilt-network(#|$)/);
      await page.getByRole('searchbox', { name: 'Search in this topic' }).fill('weaving');
      await page.getByRole('search', { name: 'This topic' }).getByRole('button', { name: 'Search' }).click();
      await expect(page).toHaveURL('/papers?q=weaving+topic:zqn-zebra-quilt-network');
    });
  });
});
