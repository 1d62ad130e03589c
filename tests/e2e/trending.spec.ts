import AxeBuilder from '@axe-core/playwright';
import { type History, writeHistory } from '../support/history';
import { expect, type PaperRecord, test } from '../support/journey';

const DAY = '2017-05-02';
const PAPER = {
  arxivId: '1705.99301',
  title: 'Umbrellas in retrospect',
  abstract: 'We remember umbrellas.',
  upvotes: 40,
  comments: 6,
  publishedAt: DAY,
  editions: [{ day: DAY }],
} satisfies PaperRecord;

/** Minutes of UTC so many hours ago, as addresses have them. */
const hoursAgo = (hours: number) => `${new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 16)}Z`;
const COUNTED: History['counted'] = [
  { at: hoursAgo(60), votes: 2, comments: 0 },
  { at: hoursAgo(40), votes: 9, comments: 0 },
  { at: hoursAgo(20), votes: 21, comments: 4 },
];

/** The numbers of a text, in their order. */
const numbersOf = (text: string) => (text.replaceAll(',', '').match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test.describe('what is trending', () => {
  test.describe.configure({ mode: 'default' });

  test('is seen through windows, each with an address of its own', async ({ page }) => {
    await page.goto('/papers/trending');
    const windows = page.getByRole('navigation', { name: 'Window' });
    await expect(windows.getByRole('link', { name: 'All' })).toHaveAttribute('aria-current', 'page');
    await windows.getByRole('link', { name: '7 days' }).click();
    await expect(page).toHaveURL('/papers/trending/7-days');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trending papers, 7 days');
    await expect(page.getByRole('navigation', { name: 'Editions' })).toContainText('of 24 to 30 June 2026');
    await windows.getByRole('link', { name: 'Today' }).click();
    await expect(page).toHaveURL('/papers/trending/today');
    await expect(page.getByRole('article')).toHaveCount(8);
    await windows.getByRole('link', { name: 'By stars' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Papers whose code gained stars');
  });

  test('goes on page by page within a window', async ({ page }) => {
    await page.goto('/papers/trending/30-days');
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/papers/trending/30-days?p=2');
    await expect(pages).toContainText('Page 2 of 2');
  });

  test('tells of each paper the numbers that make its score, and they add up', async ({ page }) => {
    await page.goto('/papers/trending/today');
    const row = page.getByRole('article').first();
    await row.getByText(/^score /).click();
    const sentence = await row.getByText(/^log10\(/).textContent();
    const [ofAttention = '', ofDay = '', together = ''] = (sentence ?? '').split('; ');
    const sum = (numbersOf(ofAttention).at(-1) ?? 0) + (numbersOf(ofDay).at(-1) ?? 0);
    expect(numbersOf(together)[0]).toBeCloseTo(sum, 9);
    await expect(row.getByText(/^score /)).toContainText(together.replace('together ', ''));
  });

  test('is told as it was at any instant since it is counted', async ({ page, ingest }) => {
    await ingest([PAPER]);
    await writeHistory({ key: PAPER.arxivId, counted: COUNTED });
    const row = page.getByRole('article').filter({ hasText: PAPER.title });

    await page.goto(`/papers/date/${DAY}`);
    await expect(row.getByRole('button', { name: /^Upvote: .*, 40 votes$/ })).toBeVisible();
    await page.goto(`/papers/date/${DAY}?at=${hoursAgo(30)}`);
    await expect(page.getByRole('region', { name: 'The past' })).toContainText('This is the past.');
    await expect(row).toContainText('9votes');
    await expect(row.getByRole('button', { name: /^Upvote/ })).toHaveCount(0);
    await row.getByText(/^score /).click();
    await expect(row.getByText(/^log10\(1 \+ 9 votes\) = 1\.00; edition day/)).toBeVisible();

    await page.goto(`/papers/week/2017-W18?at=${hoursAgo(10)}`);
    await row.getByText(/^score /).click();
    await expect(row.getByText(/^log10\(1 \+ 21 votes \+ 2 for 4 comments\)/)).toBeVisible();
    await page.getByRole('link', { name: 'The board now' }).click();
    await expect(page).toHaveURL('/papers/week/2017-W18');
    await expect(page.getByRole('region', { name: 'The past' })).toHaveCount(0);
  });

  test('is asked for by date and time, and left hour by hour', async ({ page, ingest }) => {
    await ingest([PAPER]);
    await page.goto('/papers/trending/7-days');
    const instant = hoursAgo(30);
    await page.getByLabel('As it was at (UTC)').fill(instant.slice(0, 16));
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(page).toHaveURL(/\/papers\/trending\/7-days\?at=/);
    await expect(page.getByRole('region', { name: 'The past' })).toBeVisible();
    await page.getByRole('link', { name: 'Next: An hour later' }).click();
    await expect(page).toHaveURL(`/papers/trending/7-days?at=${hoursAgo(29)}`);
    await expect(page).toHaveTitle(/as of/);
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  });

  test('is not known of instants that are none, to come, or before anything was counted', async ({
    page,
  }) => {
    const message = page.getByRole('heading', { name: 'That board is not known' }).locator('xpath=..');
    await page.goto('/papers/trending?at=last%20week');
    await expect(message).toContainText('“last week” names no instant. Write one like 2026-11-01T08:00Z');
    await page.goto('/papers/trending/stars?at=2999-01-01T00:00Z');
    await expect(message).toContainText('1 January 2999, 00:00 UTC is still to come.');
    await page.goto('/papers/month/2026-06?at=2001-01-01');
    await expect(message).toContainText('Nothing was counted before');
    for (const address of ['/papers/trending/week?at=2026-11-01', '/papers/date/tomorrow?at=2026-11-01']) {
      expect((await page.request.get(address)).status(), address).toBe(404);
    }
  });

  test('shows how the votes of a paper went', async ({ page, ingest }) => {
    await ingest([PAPER]);
    await page.goto(`/papers/${PAPER.arxivId}`);
    const course = page.getByRole('img', { name: /^2 votes on \d+ \w+ \d{4}, 21 on \d+ \w+ \d{4}$/ });
    await expect(course).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'About this paper' })).toContainText(
      'Votes over time',
    );
  });
});

test('what rises and falls is found from the topics, and told with its numbers', async ({ page }) => {
  await page.goto('/topics');
  await page.getByRole('link', { name: 'What is rising and falling' }).click();
  await expect(page).toHaveURL('/trends');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Topics rising and falling');
  const parts = page.getByRole('heading', { level: 2, name: /^(Rising|Falling)$/ });
  await expect(parts.or(page.getByText('There are too few papers yet')).first()).toBeVisible();
  for (const summary of await page.locator('summary', { hasText: 'The numbers' }).all())
    await summary.click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  }
});
