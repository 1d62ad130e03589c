import { expect, test } from '../support/journey';

const FORMATS = [
  ['bib', 'application/x-bibtex', /^@misc\{/gm],
  ['ris', 'application/x-research-info-systems', /^TY {2}- /gm],
  ['csl.json', 'application/vnd.citationstyles.csl+json', /^ {4}"id":/gm],
] as const;

/** Each with the feed that has the same papers. */
const LISTS = [
  ['/papers/date/2026-06-30', '/papers/date/2026-06-30/feed.json'],
  ['/papers/week/2026-W27', '/papers/week/2026-W27/feed.json'],
  ['/papers/month/2026-06', '/papers/month/2026-06/feed.json'],
  ['/papers/trending', '/papers/trending/feed.json'],
  ['/papers/trending/7-days', '/papers/trending/7-days/feed.json'],
  ['/topics/mlp', '/topics/mlp/feed.json'],
  ['/authors/Jacob%20Dunefsky', '/authors/Jacob%20Dunefsky/feed.json'],
  ['/papers?q=transcoders', '/papers/feed.json?q=transcoders'],
  ['/papers', '/feed.json'],
] as const;

test('every list is cited by extension and by what is accepted: the papers of its feed', async ({
  request,
}) => {
  for (const [address, feed] of LISTS) {
    const { items } = await (await request.get(feed)).json();
    expect(items.length, feed).toBeGreaterThan(0);
    for (const [extension, type, entry] of FORMATS) {
      const [path = '', query] = address.split('?');
      const file = `${path}.${extension}${query ? `?${query}` : ''}`;
      const cited = await request.get(file);
      expect(cited.status(), file).toBe(200);
      expect(cited.headers()['content-type'], file).toBe(`${type}; charset=utf-8`);
      expect(cited.headers()['content-disposition'], file).toContain(`.${extension}"`);
      const text = await cited.text();
      expect(text.match(entry)?.length, file).toBe(items.length);
      const asked = await request.get(address, { headers: { Accept: type } });
      expect(await asked.text(), `${address} as ${type}`).toBe(text);
      const etag = cited.headers().etag ?? '';
      expect((await request.get(file, { headers: { 'If-None-Match': etag } })).status(), file).toBe(304);
    }
  }
});

test('a list says where its citations are', async ({ page }) => {
  for (const [address] of LISTS) {
    await page.goto(address);
    for (const [extension, type] of FORMATS) {
      const link = page.locator(`link[rel="alternate"][type="${type}"]`);
      const [path = '', query] = address.split('?');
      const file = `${path}.${extension}${query ? `?${query}` : ''}`;
      await expect(link, address).toHaveAttribute('href', new RegExp(`${file.replace(/[.?+]/g, '\\$&')}$`));
    }
  }
});

test('the front page is cited too, and what is no list is not', async ({ request }) => {
  const asked = await request.get('/', { headers: { Accept: 'application/x-bibtex' } });
  expect(await asked.text()).toBe(await (await request.get('/papers.bib')).text());
  for (const address of [
    '/papers/date/2026-02-30.bib',
    '/topics/no-such-topic.ris',
    '/authors/Nobody%20Atall.bib',
  ]) {
    expect((await request.get(address)).status(), address).toBe(404);
  }
  expect((await request.get('/papers.bib?q=is:bookmarked')).status()).toBe(400);
  expect((await request.get('/papers/trending.bib?at=2026-06-30')).status()).toBe(400);
  const page = await request.get('/papers/date/2026-06-30', { headers: { Accept: 'text/html,*/*' } });
  expect(page.headers()['content-type']).toContain('text/html');
});
