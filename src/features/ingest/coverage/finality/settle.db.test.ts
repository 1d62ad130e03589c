import { describe, expect, it } from 'vitest';
import { type Day, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { rssChannel } from '../../../../../tests/support/arxiv-answers';
import { createPaper } from '../../../../../tests/support/factories';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { fetchAnnouncements } from '../../sources/arxiv-rss';
import { fetchNewDays } from '../../sources/huggingface-daily';
import { ARXIV_RSS, HUGGING_FACE_DAILY } from '../../sources/table';
import { queryOf, useSources } from '../../sources/testing';
import { settleEditions } from './settle';

useTestDatabase();
const open = useSources();

const HOUR = 3_600_000;
const FOLLOWED = { ARXIV_CATEGORIES: ['cs.CL'], ARXIV_EDITIONS: false };

/** An edition with a paper from each of these. */
async function edition(day: string, ...sources: string[]): Promise<void> {
  const date = dayToDate(day as Day);
  await db.edition.createMany({ data: { day: date, curators: [] }, skipDuplicates: true });
  for (const source of sources) {
    const { id } = await createPaper();
    await db.editionEntry.create({ data: { day: date, paperId: id, source } });
  }
}
const settle = (now: string) => settleEditions(new Date(`${now}Z`), FOLLOWED);
const editions = async () =>
  (await db.edition.findMany({ orderBy: { day: 'asc' } })).map(
    ({ day, finalRule, finalAt }) =>
      `${day.toISOString().slice(0, 10)} ${finalAt ? `${finalRule} ${finalAt.toISOString().slice(0, 16)}` : 'open'}`,
  );

describe('an edition', () => {
  it('that people fill is final when its day is over and some time has passed, since the first moment that was seen', async () => {
    await edition('2026-11-26', 'text');
    await settle('2026-11-27T01:59');
    expect(await editions()).toEqual(['2026-11-26 open']);
    await settle('2026-11-27T02:00');
    await settle('2026-11-27T09:00');
    expect(await editions()).toEqual(['2026-11-26 day_over 2026-11-27T02:00']);
  });

  it('of Hugging Face is final by the first fetch after it closed, which asks for it once more', async () => {
    const bench = await open({
      '/api/daily_papers': (request) => {
        const { date = '' } = queryOf(request);
        const isThere =
          date <= new Date(bench.clock.now()).toISOString().slice(0, 10) && date >= '2026-11-27';
        return {
          body: isThere ? JSON.stringify([{ paper: { id: `2611.000${date.slice(8)}`, title: date } }]) : '[]',
        };
      },
    });
    const fetch = () => bench.run(HUGGING_FACE_DAILY, fetchNewDays);
    await fetch();
    expect(await editions()).toEqual(['2026-11-27 open', '2026-11-28 open']);
    // Saturday noon: Friday is closed.
    bench.clock.pass(13 * HOUR);
    await fetch();
    expect(await editions()).toEqual(['2026-11-27 hours_after 2026-11-28T13:00', '2026-11-28 open']);
    bench.clock.pass(24 * HOUR);
    await fetch();
    expect((await editions()).slice(1)).toEqual([
      '2026-11-28 hours_after 2026-11-29T13:00',
      '2026-11-29 open',
    ]);
    // Monday has papers at its beginning, seen in this fetch; so Sunday is final with the next.
    bench.clock.pass(12 * HOUR);
    await fetch();
    bench.clock.pass(3 * HOUR);
    await fetch();
    expect((await editions()).slice(2)).toEqual(['2026-11-29 next_list 2026-11-30T04:00', '2026-11-30 open']);
  });

  it('of arXiv’s announcements is final once all that is followed was read after the announcement', async () => {
    const body = rssChannel([{ id: '2611.00001' }]);
    const bench = await open({ '/rss/cs.CL': { body }, '/rss/hep-th': { status: 404 } });
    const fetch = () => bench.run(ARXIV_RSS, fetchAnnouncements, { settings: { ARXIV_EDITIONS: true } });
    await fetch();
    expect(await editions()).toEqual(['2026-11-27 open']);
    bench.server.route('/rss/hep-th', { body });
    await fetch();
    expect(await editions()).toEqual([expect.stringMatching(/^2026-11-27 announced 2026-11-28/)]);
  });

  it('that several fill waits for the last of them', async () => {
    await db.ingestSource.create({
      data: { source: 'huggingface-daily', part: '', attemptedAt: new Date() },
    });
    await edition('2026-11-26', 'text', 'huggingface');
    await settle('2026-11-27T13:00');
    expect(await editions()).toEqual(['2026-11-26 open']);
    await settle('2026-12-04T12:00');
    expect(await editions()).toEqual(['2026-11-26 lapsed 2026-12-04T12:00']);
  });

  it('of long ago that nobody fetches any more is final by what filled it', async () => {
    await db.ingestSource.create({
      data: { source: 'huggingface-daily', part: '', attemptedAt: new Date() },
    });
    await edition('2019-06-17', 'text');
    await edition('2025-03-14', 'huggingface');
    await settle('2026-11-28T00:00');
    expect(await editions()).toEqual([
      '2019-06-17 day_over 2026-11-28T00:00',
      '2025-03-14 lapsed 2026-11-28T00:00',
    ]);
  });

  it('that is not over opens again where somebody adds to it', async () => {
    await db.edition.create({
      data: {
        day: dayToDate('2026-11-27' as Day),
        curators: [],
        finalAt: new Date('2026-11-27T05:20:00Z'),
        finalRule: 'announced',
      },
    });
    await edition('2026-11-27', 'text');
    await settle('2026-11-27T12:00');
    expect(await editions()).toEqual(['2026-11-27 open']);
  });
});
