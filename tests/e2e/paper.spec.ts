import { expect, type PaperRecord, test } from '../support/journey';

const WITH_MATHS: PaperRecord = {
  arxivId: '1905.99101',
  arxivVersion: 3,
  title: 'Printing $\\ell_2$ balls on paper',
  abstract:
    'We print balls of radius $r \\le \\sqrt{n}$ and measure $$\\sum_{i=1}^{n} x_i^2 = r^2.$$\n\n' +
    'The press is at https://press.example.org/balls, and 99\\% of the balls were round.',
  authors: [{ name: 'Ada Compositor' }, { name: 'Blaise Typesetter' }, { name: 'Zoë Proof-Reader' }],
  categories: ['cs.DL', 'math.MG'],
  publishedAt: '2019-05-02',
  updatedAt: '2019-05-20T10:00:00Z',
  links: [{ kind: 'code', url: 'https://github.com/press/balls', stars: 1234 }],
  upvotes: 9,
  source: 'arxiv',
  editions: [{ day: '2019-05-06' }],
};

test.describe('a paper on its own page', () => {
  test('shows the abstract with its mathematics, and what the paper comes with', async ({ page, ingest }) => {
    await ingest([WITH_MATHS]);
    await page.goto('/papers/1905.99101');
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toContainText('balls on paper');
    await expect(title.locator('math')).toHaveCount(1);
    const abstract = page.getByRole('region', { name: 'Abstract' });
    await expect(abstract.locator('math')).toHaveCount(2);
    await expect(abstract.getByRole('paragraph')).toHaveCount(2);
    await expect(abstract).toContainText('99% of the balls were round.');
    await expect(abstract.getByRole('link')).toHaveAttribute('href', 'https://press.example.org/balls');
    await expect(page.getByText('Ada Compositor, Blaise Typesetter, Zoë Proof-Reader')).toBeVisible();
    await expect(page.getByRole('link', { name: /^arXiv/ })).toHaveAttribute(
      'href',
      'https://arxiv.org/abs/1905.99101',
    );
    await expect(page.getByRole('link', { name: 'PDF' })).toHaveAttribute(
      'href',
      /arxiv\.org\/pdf\/1905\.99101/,
    );
    const code = page.getByRole('link', { name: /press\/balls/ });
    await expect(code).toHaveAttribute('href', 'https://github.com/press/balls');
    await expect(code).toContainText('1.2K');
  });

  test('names its three dates, its categories and its score', async ({ page, ingest }) => {
    await ingest([WITH_MATHS]);
    await page.goto('/papers/1905.99101');
    const facts = page.getByRole('complementary', { name: 'About this paper' });
    const fact = (name: string) =>
      facts.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
    await expect(fact('On arXiv since')).toHaveText('2 May 2019');
    await expect(fact('Latest version')).toHaveText('Version 3, 20 May 2019');
    await expect(fact('Featured here')).toHaveText('6 May 2019');
    await expect(fact('Categories')).toHaveText('cs.DL, math.MG');
    await expect(fact('Score')).toHaveText(
      /^log10\(1 \+ 9 votes\) = 1\.00; edition day -?[\d,]+ ÷ 2\.5 = -?[\d.,]+; together -?[\d.,]+$/,
    );
    await expect(fact('Where this comes from')).toContainText('arXiv');
    await fact('Featured here').getByRole('link').click();
    await expect(page).toHaveURL('/papers/date/2019-05-06');
  });

  test('says whose words a summary is, and that the abstract is missing', async ({ page }) => {
    await page.goto('/papers/2406.11944');
    await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Summary by Broadsheet');
    await expect(page.getByRole('region', { name: 'Abstract' })).toContainText(
      'No source has given the authors’ abstract yet',
    );
    await expect(page.getByText(/^Friday, 14 March 2025, \w+ of 63$/)).toBeVisible();
  });

  test('can be cited: read, copied and downloaded as BibTeX', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/papers/2406.11944');
    await page.getByRole('link', { name: 'Cite' }).click();
    const bibtex = page.getByRole('region', { name: 'BibTeX' });
    await expect(bibtex).toContainText('@misc{dunefsky2024transcoders');
    await page.getByRole('button', { name: 'Copy BibTeX' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await expect(bibtex).toHaveText(copied);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download .bib' }).click();
    expect((await downloading).suggestedFilename()).toBe('2406.11944.bib');
    const file = await page.request.get('/papers/2406.11944.bib');
    expect(file.headers()['content-type']).toContain('application/x-bibtex');
    expect((await file.text()).trim()).toBe(copied.trim());
  });

  test('tells machines what it is', async ({ page, ingest, baseURL }) => {
    await ingest([WITH_MATHS]);
    await page.goto('/papers/1905.99101');
    const contents = (name: string) =>
      page
        .locator(`head meta[name="${name}"], head meta[property="${name}"]`)
        .evaluateAll((tags) => tags.map((tag) => tag.getAttribute('content')));
    expect(await contents('citation_title')).toEqual([expect.stringContaining('balls on paper')]);
    expect(await contents('citation_author')).toHaveLength(3);
    expect(await contents('citation_publication_date')).toEqual(['2019/05/02']);
    expect(await contents('citation_arxiv_id')).toEqual(['1905.99101']);
    expect(await contents('citation_pdf_url')).toEqual(['https://arxiv.org/pdf/1905.99101']);
    expect(await contents('og:title')).toEqual([expect.stringContaining('balls on paper')]);
    expect(await contents('og:type')).toEqual(['article']);
    const canonical = page.locator('head link[rel=canonical]');
    await expect(canonical).toHaveAttribute('href', `${baseURL}/papers/1905.99101`);
    const linked = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '');
    expect(linked).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      url: `${baseURL}/papers/1905.99101`,
      datePublished: '2019-05-02',
      author: [{ name: 'Ada Compositor' }, { name: 'Blaise Typesetter' }, { name: 'Zoë Proof-Reader' }],
    });
  });

  test('keeps its upvotes and its old address when it gains an arXiv id', async ({
    page,
    request,
    ingest,
  }) => {
    const day = '2019-05-07';
    const title = 'A paper first known by nothing but its title';
    await ingest(`Daily Papers\n\n${title}\n`, { format: 'page-text', day });
    await page.goto(`/papers/date/${day}`);
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const old = new URL(page.url()).pathname;
    expect(old).toMatch(/^\/papers\/a-paper-first-known-/);
    const { run } = await ingest([{ title, arxivId: '1905.99102', source: 'arxiv' }]);
    expect(run).toMatchObject({ created: 0, updated: 1 });
    await expect.poll(async () => (await request.get(old, { maxRedirects: 0 })).status()).toBe(308);
    const moved = await fetch(new URL(old, page.url()), { redirect: 'manual' });
    expect(moved.headers.get('location')).toBe('/papers/1905.99102');
    const bibtex = await fetch(new URL(`${old}.bib`, page.url()), { redirect: 'manual' });
    expect(bibtex.status).toBe(308);
    expect(bibtex.headers.get('location')).toBe('/papers/1905.99102.bib');
    await page.goto(old);
    await expect(page).toHaveURL('/papers/1905.99102');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('link', { name: '7 May 2019' }).first()).toBeVisible();
  });

  test('is found by its arXiv id with a version, which redirects for good', async ({ baseURL }) => {
    const address = `${baseURL}/papers/2306.13575v2`;
    for (const time of ['first', 'second']) {
      const moved = await fetch(address, { redirect: 'manual' });
      expect(moved.status, time).toBe(308);
      expect(moved.headers.get('location'), `where the ${time} answer leads`).toBe('/papers/2306.13575');
    }
  });

  test('is not found at an address that no paper can have', async ({ request }) => {
    for (const key of ['100%25', '%25E0', 'a%00b', 'x'.repeat(501)]) {
      for (const address of [`/papers/${key}`, `/papers/${key}.bib`]) {
        expect((await request.get(address)).status(), address).toBe(404);
      }
    }
  });
});
