import { describe, expect, it } from 'vitest';
import { addTopic } from '@/features/topics/editing/mutations';
import { db } from '@/lib/db';
import { ingestText, jsonLine } from '../../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { MOST_ADDRESSES } from './publish';
import { MOST_TOPICS } from './tell-hub';
import { addressesIn, anHourPasses, OF_EDITIONS, paperCame, topicFeeds, useHub } from './testing';

useTestDatabase();
const open = useHub();

/** One that is known, so that it is told of what comes from now on. */
async function knownHub(...given: Parameters<typeof open>) {
  const hub = await open(...given);
  await hub.tell();
  return hub;
}

describe('a hub', () => {
  it('is told nothing of what was there before it', async () => {
    await paperCame({ day: '2026-11-27', topics: ['moe'] });
    await anHourPasses();
    const hub = await open();
    await hub.tell();
    await hub.tell();
    expect(hub.heard()).toEqual([]);
  });

  it('is told of the feeds in which a paper appears, and of no others', async () => {
    await paperCame({ day: '2026-11-27', topics: ['untouched'] });
    await anHourPasses();
    const hub = await knownHub();
    await paperCame({ day: '2026-11-28', topics: ['few', 'many'] });
    await paperCame({ day: '2026-11-28', topics: ['many'] });
    await hub.tell();
    const [request] = hub.server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/hub' });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(new URLSearchParams(request?.body).getAll('hub.mode')).toEqual(['publish']);
    expect(hub.heard()).toEqual([[...OF_EDITIONS, ...topicFeeds('many', 'few')]]);
  });

  it('is told of what a source brings', async () => {
    await addTopic({ slug: 'odd-looms', name: 'Odd looms', forms: ['odd looms'] });
    const hub = await knownHub();
    await ingestText(
      jsonLine({ arxivId: '2611.00001', title: 'Of odd looms', editions: [{ day: '2026-11-28' }] }),
    );
    await hub.tell();
    expect(hub.heard()).toEqual([[...OF_EDITIONS, ...topicFeeds('odd-looms')]]);
  });

  it('is told of topics alone where a paper came into no edition', async () => {
    const hub = await knownHub();
    await paperCame({ topics: ['moe'] });
    await hub.tell();
    expect(hub.heard()).toEqual([topicFeeds('moe')]);
  });

  it('is told of a paper that is featured long after it came', async () => {
    const paperId = await paperCame({ topics: ['moe'] });
    await anHourPasses();
    const hub = await knownHub();
    await db.edition.create({ data: { day: new Date('2026-11-28') } });
    await db.editionEntry.create({ data: { day: new Date('2026-11-28'), paperId, source: 'test' } });
    await hub.tell();
    expect(hub.heard()).toEqual([[...OF_EDITIONS, ...topicFeeds('moe')]]);
  });

  it('is not told of topics in whose feeds an old paper has no place', async () => {
    for (let count = 0; count < 50; count += 1)
      await paperCame({ topics: ['moe'], publishedAt: new Date('2026-11-01') });
    await anHourPasses();
    const hub = await knownHub();
    await paperCame({ topics: ['moe', 'sae'], publishedAt: new Date('1998-11-01') });
    await hub.tell();
    expect(hub.heard()).toEqual([topicFeeds('sae')]);
  });

  it('is not asked anything where nothing is new', async () => {
    const hub = await knownHub();
    await paperCame({ day: '2026-11-28', topics: ['moe'] });
    await anHourPasses();
    await hub.tell();
    expect(hub.heard()).toHaveLength(1);
    await hub.tell();
    expect(hub.heard()).toEqual([]);
  });

  it('is told of what was being written while it was told', async () => {
    const hub = await knownHub();
    const day = new Date('2026-11-28');
    const paperId = await paperCame({});
    await anHourPasses();
    await db.edition.create({ data: { day } });
    await db.$transaction(async (transaction) => {
      await transaction.$executeRaw`
        INSERT INTO edition_entries (day, paper_id, source) VALUES (${day}::date, ${paperId}::int, 'test')`;
      await hub.tell();
      expect(hub.heard()).toEqual([]);
    });
    await hub.tell();
    expect(hub.heard()).toEqual([OF_EDITIONS]);
  });

  it('is told in several requests, with a second between, where there are many feeds', async () => {
    const hub = await knownHub();
    const topics = Array.from({ length: 30 }, (_, index) => `topic-${10 + index}`);
    await paperCame({ day: '2026-11-28', topics });
    await hub.tell();
    expect(hub.clock.slept).toEqual([1_000]);
    const heard = hub.heard();
    expect(heard.map(({ length }) => length)).toEqual([MOST_ADDRESSES, 20]);
    expect(heard.flat()).toEqual([...OF_EDITIONS, ...topicFeeds(...topics)]);
  });

  it('is told of so many topics at a time, and of the rest the next times', async () => {
    const hub = await knownHub();
    const topics = Array.from({ length: MOST_TOPICS + 5 }, (_, index) => `topic-${1_000 + index}`);
    await paperCame({ topics });
    await anHourPasses();
    await hub.tell();
    expect(hub.heard().flat()).toEqual(topicFeeds(...topics.slice(0, MOST_TOPICS)));
    await paperCame({ topics: ['aaa'] });
    await anHourPasses();
    await hub.tell();
    expect(hub.heard().flat()).toEqual(topicFeeds(...topics.slice(MOST_TOPICS), 'aaa'));
    await hub.tell();
    expect(hub.heard()).toEqual([]);
  });

  it('told by two at once hears twice at most, and of everything', async () => {
    const hub = await knownHub();
    await paperCame({ day: '2026-11-28', topics: ['moe'] });
    let others: Promise<unknown> | undefined;
    hub.server.route('/hub', () => {
      // While one tells, more comes in, and another one tells.
      others ??= paperCame({ topics: ['sae'] }).then(() => hub.tell());
      return { status: 204 };
    });
    await hub.tell();
    await others;
    const times = hub.heard().flat();
    for (const address of [...OF_EDITIONS, ...topicFeeds('moe', 'sae')]) {
      const count = times.filter((each) => each === address).length;
      expect(count, address).toBeGreaterThan(0);
      expect(count, address).toBeLessThanOrEqual(2);
    }
  });

  it('that was named anew is told of what comes from then on', async () => {
    const hub = await knownHub();
    await paperCame({ day: '2026-11-28' });
    await anHourPasses();
    const settings = { WEBSUB_HUB: hub.server.url('/hub?another') };
    await hub.tell({ settings });
    expect(hub.heard()).toEqual([]);
    await paperCame({ day: '2026-11-28' });
    await hub.tell({ settings });
    expect(hub.server.requests.map(addressesIn)).toEqual([OF_EDITIONS]);
  });

  it('is not told where there is none, or the site has no address of its own', async () => {
    const hub = await knownHub();
    await paperCame({ day: '2026-11-28' });
    await hub.tell({ settings: { WEBSUB_HUB: undefined } });
    await hub.tell({ settings: { PUBLIC_URL: null } });
    expect(hub.heard()).toEqual([]);
    expect(await db.toldHub.count()).toBe(1);
  });
});
