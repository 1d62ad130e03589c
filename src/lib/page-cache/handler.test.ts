import { expect, it } from 'vitest';
import PageCache from './handler.mjs';
import { cacheState } from './store.mjs';

const cache = new PageCache({ dev: false, flushToDisk: false } as ConstructorParameters<typeof PageCache>[0]);

it('a page is kept as it was made, without the parts that no link of ours asks for, and counted by its bytes', async () => {
  const before = cacheState().bytes;
  const rscData = Buffer.alloc(3_000);
  const segmentData = new Map([
    ['/_full', rscData],
    ['/__PAGE__', Buffer.alloc(2_900)],
  ]);
  const value = {
    kind: 'APP_PAGE',
    html: '<p data-paper="1">',
    rscData,
    status: 200,
    headers: { location: '/there' },
    segmentData,
  };
  await cache.set('/page', value, { cacheControl: { revalidate: 60 } });
  expect(value.segmentData).toBe(segmentData);
  const found = await cache.get('/page', {});
  expect(found).toMatchObject({
    value: { html: '<p data-paper="1">', rscData, status: 200, headers: { location: '/there' } },
    cacheControl: { revalidate: 60 },
  });
  expect(found.value.segmentData).toEqual(new Map());
  expect(cacheState().bytes - before).toBe(1_000 + 2 * value.html.length + 3_000);
});
