import { expect, test } from '../support/journey';
import { parseStrictly } from '../support/strict-xml';

const PAPER = '/papers/2406.11944';

test.describe('for libraries and machines', () => {
  test('a paper is cited by extension and by what is accepted, and says so', async ({ request, page }) => {
    for (const [extension, type, begins] of [
      ['bib', 'application/x-bibtex', '@misc{'],
      ['ris', 'application/x-research-info-systems', 'TY  - '],
      ['csl.json', 'application/vnd.citationstyles.csl+json', '[\n'],
    ] as const) {
      const file = await request.get(`${PAPER}.${extension}`);
      expect(file.headers()['content-type'], extension).toBe(`${type}; charset=utf-8`);
      const text = await file.text();
      expect(text.startsWith(begins), extension).toBe(true);
      const negotiated = await request.get(PAPER, { headers: { Accept: type } });
      expect(await negotiated.text(), extension).toBe(text);
      expect(negotiated.headers().vary, extension).toContain('Accept');
    }
    const { link, vary } = (await request.get(PAPER)).headers();
    expect(link).toContain(`<${PAPER}.ris>; rel="describedby"; type="application/x-research-info-systems"`);
    expect(vary).toContain('Accept');
    await page.goto(PAPER);
    await expect(page.locator('link[rel=alternate][type="application/x-bibtex"]')).toHaveAttribute(
      'href',
      new RegExp(`${PAPER}\\.bib$`),
    );
    await page.getByText('Cite this paper').click();
    await expect(page.getByRole('link', { name: 'Download .ris' })).toHaveAttribute('href', `${PAPER}.ris`);
  });

  test('crawlers find everything, and what to leave alone', async ({ request }) => {
    const robots = await (await request.get('/robots.txt')).text();
    expect(robots).toMatch(/^Crawl-delay: \d+$/m);
    const [, sitemap = ''] = /^Sitemap: https?:\/\/[^/]+(\/\S+)$/m.exec(robots) ?? [];
    const index = await (await request.get(sitemap)).text();
    parseStrictly(index);
    const parts = [...index.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]+)<\/loc>/g)].map(([, path]) => path ?? '');
    expect(parts).toContain('/sitemaps/papers-0.xml');
    for (const part of parts) parseStrictly(await (await request.get(part)).text());
    expect(await (await request.get('/sitemaps/papers-0.xml')).text()).toContain(`${PAPER}</loc>`);
    expect((await request.get('/sitemaps/nothing.xml')).status()).toBe(404);
  });

  test('programs that look around are told where things are', async ({ request }) => {
    const llms = await (await request.get('/llms.txt')).text();
    for (const [, path = ''] of llms.matchAll(/\]\(https?:\/\/[^/]+(\/[^)]*)\)/g)) {
      expect((await request.get(path)).status(), path).toBe(200);
    }
    const catalog = await request.get('/.well-known/api-catalog');
    expect(catalog.headers()['content-type']).toContain('application/linkset+json');
    expect((await request.get('/.well-known/nothing')).status()).toBe(404);
  });
});
