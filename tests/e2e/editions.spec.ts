import { expect, searchBox, test } from '../support/journey';

test.describe('reading an edition', () => {
  test('the front page is the latest edition, its most upvoted paper first', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuesday, 30 June 2026');
    await expect(page.getByText('by the research community')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(8);
    const lead = page.getByRole('article').first();
    await expect(lead.getByRole('heading', { level: 2 })).toHaveText(/^LiveEdit: /);
    await expect(lead.getByRole('button', { name: /^Upvote: LiveEdit.*, 57 votes$/ })).toBeVisible();
    await expect(lead.getByRole('link', { name: /^Code: cp-cp\/LiveEdit/ })).toHaveAttribute(
      'href',
      'https://github.com/cp-cp/LiveEdit',
    );
    await expect(lead).toContainText('Xinyu Wang, Chongbo Zhao, Fangneng Zhan +1');
    await expect(lead).toContainText('Summary by Broadsheet');
    await lead.getByRole('heading').getByRole('link').click();
    await expect(page).toHaveURL('/papers/2606.26740');
  });

  test('/papers is the front page, and ?date= any day', async ({ page }) => {
    await page.goto('/papers');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuesday, 30 June 2026');
    await page.goto('/papers?date=2025-03-14');
    await expect(page).toHaveURL('/papers/date/2025-03-14');
  });

  test('the masthead says who curated the day', async ({ page }) => {
    await page.goto('/papers/date/2025-03-14');
    await expect(page.getByText('by AK and the research community')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Editions' })).toContainText('63 papers');
    await expect(page.getByRole('article')).toHaveCount(63);
  });

  test('previous and next step over days without papers', async ({ page }) => {
    await page.goto('/papers/date/2026-06-22');
    const editions = page.getByRole('navigation', { name: 'Editions' });
    await expect(editions.getByRole('link', { name: 'Next: Tuesday 23' })).toBeVisible();
    await editions.getByRole('link', { name: 'Previous: Friday 19' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Friday, 19 June 2026');
    await expect(page).toHaveURL('/papers/date/2026-06-19');
    await expect(page).toHaveTitle(/^Friday, 19 June 2026/);
  });

  test('the calendar leads to the days that have papers, and to any date', async ({ page }) => {
    await page.goto('/');
    const opener = page.getByLabel('Choose another day');
    await opener.click();
    const days = page.getByRole('table', { name: /June 2026/ });
    await expect(days.getByRole('link')).toHaveCount(10);
    await expect(days.getByRole('link', { name: '30 June 2026, 8 papers' })).toHaveAttribute(
      'aria-current',
      'date',
    );
    await days.getByRole('link', { name: '17 June 2026, 8 papers' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wednesday, 17 June 2026');
    await opener.click();
    await page.getByLabel('Another date').fill('2025-03-14');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await expect(page).toHaveURL('/papers/date/2025-03-14');
  });

  test('a week and a month gather their days, most upvoted first, page by page', async ({ page }) => {
    await page.goto('/papers/date/2026-06-24');
    const span = page.getByRole('navigation', { name: 'Span' });
    await span.getByRole('link', { name: 'Week' }).click();
    await expect(page).toHaveURL('/papers/week/2026-W26');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Week 26, 22 to 28 June 2026');
    await expect(page.getByRole('article')).toHaveCount(40);
    await expect(page.getByRole('article').first()).toContainText('Qwen-AgentWorld');
    await expect(page.getByRole('article').first().getByRole('link', { name: '24 Jun 2026' })).toBeVisible();
    await span.getByRole('link', { name: 'Month' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('June 2026');
    await expect(page.getByRole('navigation', { name: 'Editions' })).toContainText('80 papers');
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await pages.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/papers/month/2026-06?p=2');
    await expect(pages).toContainText('Page 2 of 2');
    await expect(page.getByRole('article')).toHaveCount(30);
  });

  test('trending orders all papers by score', async ({ page }) => {
    await page.goto('/papers/trending');
    const scores = (
      await page
        .getByRole('article')
        .getByText(/^score /)
        .allInnerTexts()
    ).map((text) => Number(/[\d.]+/.exec(text.replaceAll(',', ''))?.[0]));
    expect(scores.length).toBeGreaterThan(20);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/papers/trending?p=2');
    await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Page 2 of');
  });

  test('a score tells its own arithmetic when pointed at or focused', async ({ page }) => {
    await page.goto('/papers/date/2026-06-30');
    const score = page
      .getByRole('article')
      .first()
      .getByRole('link', { name: /^score / });
    const arithmetic =
      /^log10\(1 \+ 57 votes( \+ .*)?\) = 1\.\d\d; edition day 1,691 ÷ 2\.5 = 676\.40; together 678\.\d\d$/;
    await expect(score).toHaveAccessibleDescription(arithmetic);
    const tip = page.getByRole('tooltip').filter({ hasText: '57 votes' });
    await expect(tip).toBeHidden();
    await score.hover();
    await expect(tip).toBeVisible();
    await page.mouse.move(0, 0);
    await expect(tip).toBeHidden();
    await score.press('Shift'); // a key press makes the focus a keyboard's
    await expect(tip).toBeVisible();
    await score.click();
    await expect(
      page.getByText(
        'score = log10(1 + votes + min(votes, comments ÷ 2) + ln(1 + stars gained)) + edition day ÷ 2.5',
      ),
    ).toBeVisible();
  });

  test('a day without papers says so and names the nearest ones', async ({ page }) => {
    const response = await page.goto('/papers/date/2025-03-15');
    expect(response?.status()).toBe(200);
    await expect(page.getByRole('heading', { name: 'No papers on Saturday, 15 March 2025' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Wednesday, 17 June 2026' })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Friday, 14 March 2025' }).click();
    await expect(page.getByRole('article')).toHaveCount(63);
  });

  test('an address that names no edition and no paper leads nowhere', async ({ request }) => {
    const nowhere = [
      '/papers/date/2025-02-30',
      '/papers/date/yesterday',
      '/papers/date/2026-06-30/2',
      '/papers/week/2026-W54',
      '/papers/week/2026-W26?p=9',
      '/papers/month/2026-13',
      '/papers/trending?p=99',
      '/papers/trending/week',
      '/papers/no-such-paper',
      '/no/such/page',
    ];
    for (const address of nowhere) expect((await request.get(address)).status(), address).toBe(404);
  });

  test('a page that is not there helps to search', async ({ page }) => {
    await page.goto('/papers/date/2025-02-30');
    await searchBox(page).fill('perceptron');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/papers?q=perceptron');
  });
});
