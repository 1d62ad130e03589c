import { expect, it } from 'vitest';
import { GET } from '@/app/feeds/[format]/[[...view]]/route';
import { addressesIn, paperCame, SITE, useHub } from '@/features/syndication/hub/testing';
import { childrenNamed, parseStrictly } from '../../../tests/support/strict-xml';
import { useTestDatabase } from '../../../tests/support/test-database';

useTestDatabase({ keep: true });
const open = useHub();

// While the file is loaded: `env()` keeps what it saw first.
process.env.SITE_URL = SITE;
process.env.WEBSUB_HUB = 'https://hub.example.org/';

/** The feed at an address, as the site answers it there: which address it says is its own, and which hub it names. */
async function feedAt(address: string) {
  const { pathname } = new URL(address);
  const [, page = '', format = ''] = /^(.*)\/feed\.(atom|json)$/.exec(pathname) ?? [];
  const view = page.split('/').filter(Boolean);
  const answer = await GET(new Request(`http://127.0.0.1${pathname}`), {
    params: Promise.resolve({ format, view }),
  });
  expect(answer.status, address).toBe(200);
  return { format, text: await answer.text(), link: answer.headers.get('link') };
}

it('a hub is told of feeds by the addresses that they themselves give', async () => {
  const hub = await open();
  await hub.tell();
  await paperCame({ day: '2026-11-28', topics: ['moe'] });
  await hub.tell();
  const told = hub.server.requests.flatMap(addressesIn);
  expect(told).toHaveLength(12);
  for (const address of told) {
    const { format, text, link } = await feedAt(address);
    expect(link).toBe(`<https://hub.example.org/>; rel="hub", <${address}>; rel="self"`);
    if (format === 'json') expect(JSON.parse(text).feed_url).toBe(address);
    else {
      const links = childrenNamed(parseStrictly(text), 'link').map(({ attributes }) => attributes);
      expect(links.find(({ rel }) => rel === 'self')?.href).toBe(address);
    }
  }
});
