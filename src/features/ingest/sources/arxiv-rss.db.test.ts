import { describe, expect, it } from 'vitest';
import { getPaper } from '@/features/papers/queries';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import { rssChannel } from '../../../../tests/support/arxiv-answers';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { fetchAnnouncements, missedDays } from './arxiv-rss';
import { getSourceState } from './queries';
import { ARXIV_RSS } from './table';
import { useSources } from './testing';

useTestDatabase();
const open = useSources();

const CL = rssChannel([{ id: '2611.00001' }, { id: '2611.00002', type: 'cross' }]);
const TH = rssChannel([
  { id: '2611.00002', type: 'cross' },
  { id: '2611.00003', version: 4, type: 'replace' },
]);
const ETAG = { ETag: '"monday"', 'Last-Modified': 'Fri, 27 Nov 2026 05:00:00 GMT' };
const LONG_AGO = rssChannel([{ id: '2611.00003' }], 'Thu, 26 Nov 2026 00:00:00 -0500');

const editions = () =>
  db.editionEntry.findMany({
    select: { day: true, paper: { select: { key: true } } },
    orderBy: { paperId: 'asc' },
  });

describe('announcements of arXiv', () => {
  it('are taken in for every category, one after the other, each paper once', async () => {
    const { run, server, clock, progress } = await open({
      '/rss/cs.CL': { body: CL },
      '/rss/hep-th': { body: TH },
    });
    const { counts, failure } = await run(ARXIV_RSS, fetchAnnouncements);
    expect(failure).toBeNull();
    expect(counts).toMatchObject({ received: 4, created: 3, rejected: 0 });
    expect(server.requests.map(({ path }) => path)).toEqual(['/rss/cs.CL', '/rss/hep-th']);
    expect(clock.slept).toEqual([3_000]);
    expect(progress.map(({ done, total, at }) => [done, total, at])).toEqual([
      [0, 2, 'cs.CL'],
      [1, 2, 'hep-th'],
      [2, 2, ''],
    ]);
    expect(await db.ingestRun.findMany({ select: { source: true, format: true, received: true } })).toEqual(
      Array(2).fill({ source: 'arxiv-rss', format: 'arxiv-rss', received: 2 }),
    );
    expect(await editions()).toEqual([]);
  });

  it('are asked for by what came with the last answer, and change nothing when they have not changed', async () => {
    const { run, server } = await open({
      '/rss/cs.CL': { body: CL, headers: ETAG },
      '/rss/hep-th': { body: TH, headers: { 'Last-Modified': ETAG['Last-Modified'] } },
    });
    await run(ARXIV_RSS, fetchAnnouncements);
    const again = await run(ARXIV_RSS, fetchAnnouncements);
    expect(again.counts.received).toBe(0);
    expect(
      server.requests.slice(2).map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]),
    ).toEqual([
      ['"monday"', ETAG['Last-Modified']],
      [undefined, ETAG['Last-Modified']],
    ]);
    expect(await db.ingestRun.count()).toBe(2);
    expect(await getSourceState('arxiv-rss', 'cs.CL')).toMatchObject({ etag: '"monday"', failure: null });
  });

  it('that come twice change nothing', async () => {
    const { run } = await open({ '/rss/cs.CL': { body: CL }, '/rss/hep-th': { body: TH } });
    await run(ARXIV_RSS, fetchAnnouncements);
    const before = await db.paper.findMany({ orderBy: { id: 'asc' } });
    const { counts } = await run(ARXIV_RSS, fetchAnnouncements);
    expect(counts).toMatchObject({ received: 4, created: 0, updated: 0, unchanged: 4 });
    expect(await db.paper.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });

  it('of a new version, or that a paper is withdrawn, update the one paper', async () => {
    const { run, server } = await open({ '/rss/cs.CL': { body: CL }, '/rss/hep-th': { body: LONG_AGO } });
    await run(ARXIV_RSS, fetchAnnouncements);
    const abstract = 'This paper has been withdrawn by the authors due to an error in Lemma 2.';
    const items = [
      { id: '2611.00001', version: 2, type: 'replace', title: 'A better title' },
      { id: '2611.00003', version: 2, type: 'replace-cross', abstract },
    ];
    server.route('/rss/cs.CL', { body: rssChannel(items, 'Mon, 30 Nov 2026 00:00:00 -0500') });
    const { counts } = await run(ARXIV_RSS, fetchAnnouncements);
    expect(counts).toMatchObject({ created: 0, updated: 2 });
    expect(await db.paper.count()).toBe(3);
    expect((await getPaper('2611.00001'))?.paper).toMatchObject({
      titleText: 'A better title',
      arxivVersion: 2,
    });
    expect((await getPaper('2611.00003'))?.paper).toMatchObject({ withdrawnAt: expect.any(Date) });
  });

  it('go into the edition of their day where that is set: what is new there, not new versions', async () => {
    const { run } = await open({ '/rss/cs.CL': { body: CL }, '/rss/hep-th': { body: TH } });
    await run(ARXIV_RSS, fetchAnnouncements, { settings: { ARXIV_EDITIONS: true } });
    const day = new Date('2026-11-27T00:00:00Z');
    expect(await editions()).toEqual([
      { day, paper: { key: '2611.00001' } },
      { day, paper: { key: '2611.00002' } },
    ]);
  });

  it('are none at weekends, and that is no failure', async () => {
    const empty = { body: rssChannel([]) };
    const { run } = await open({ '/rss/cs.CL': empty, '/rss/hep-th': empty });
    expect(await run(ARXIV_RSS, fetchAnnouncements)).toMatchObject({
      failure: null,
      counts: { received: 0 },
    });
  });

  it('of one category that cannot be had do not keep the others out', async () => {
    const { run, server } = await open({ '/rss/hep-th': { body: TH } });
    const { failure, counts } = await run(ARXIV_RSS, fetchAnnouncements);
    expect(counts.received).toBe(2);
    expect(failure).toMatchObject({ code: 'unavailable' });
    expect(failure?.message).toContain(`cs.CL: arXiv: ${server.url('/rss/cs.CL')} answers 404 Not Found`);
    expect(await getSourceState('arxiv-rss', 'cs.CL')).toMatchObject({
      succeededAt: null,
      failure: expect.stringContaining('answers 404'),
    });
    expect(await getSourceState('arxiv-rss', 'hep-th')).toMatchObject({ failure: null });
    server.route('/rss/cs.CL', { body: CL });
    await run(ARXIV_RSS, fetchAnnouncements);
    expect(await getSourceState('arxiv-rss', 'cs.CL')).toMatchObject({
      failure: null,
      succeededAt: expect.any(Date),
    });
  });

  it('that are cut off again and again are not taken for what was seen', async () => {
    const cut = { body: CL, headers: ETAG, fault: 'cut off' as const };
    const { run, server } = await open({ '/rss/cs.CL': cut, '/rss/hep-th': { body: TH } });
    const { failure } = await run(ARXIV_RSS, fetchAnnouncements);
    expect(failure?.message).toMatch(/^cs\.CL: .*closed the connection before its answer was whole/);
    expect(await getSourceState('arxiv-rss', 'cs.CL')).toMatchObject({ etag: null, succeededAt: null });
    server.route('/rss/cs.CL', { body: CL, headers: ETAG });
    expect(await run(ARXIV_RSS, fetchAnnouncements)).toMatchObject({ failure: null });
    expect(await db.paper.count()).toBe(3);
  });

  it('that were missed are told, with how to bring them', async () => {
    const { run, clock } = await open({ '/rss/cs.CL': { body: CL }, '/rss/hep-th': { body: TH } });
    await run(ARXIV_RSS, fetchAnnouncements);
    clock.pass(5 * 86_400_000);
    const { notes } = await run(ARXIV_RSS, fetchAnnouncements);
    expect(notes).toEqual([
      '2026-11-30 to 2026-12-02 were missed; npm run ingest -- --source arxiv --from 2026-11-30 --to 2026-12-03 ' +
        'brings what was announced then',
    ]);
  });
});

it('a weekend is not missed', () => {
  const days = (before: string, today: string) => missedDays(before as Day, today as Day);
  expect(days('2026-11-27', '2026-11-30')).toEqual([]);
  expect(days('2026-11-26', '2026-11-30')).toEqual(['2026-11-27']);
  expect(days('2026-11-30', '2026-11-30')).toEqual([]);
});
