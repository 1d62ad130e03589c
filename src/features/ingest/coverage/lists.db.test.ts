import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import { oaiRecords, rssChannel } from '../../../../tests/support/arxiv-answers';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { change, NONE, useOai } from '../sources/arxiv-oai/testing';
import { fetchAnnouncements } from '../sources/arxiv-rss';
import { fetchDays } from '../sources/huggingface-daily';
import { ARXIV_RSS, HUGGING_FACE_DAILY } from '../sources/table';
import { queryOf, useSources } from '../sources/testing';
import { finishLists, growLists, keepLists } from './mutations';
import { getCoverage, getDayCoverage, listColumns, listMissingIds } from './queries';
import { MOST_IDS } from './schema';

useTestDatabase();
const open = useSources();
const oai = useOai();

const FRIDAY = '2026-11-27' as Day;
const CATEGORIES = { settings: { ARXIV_CATEGORIES: ['cs.CL'] } };
const lines = async (day: Day) =>
  (await getDayCoverage(day)).lists.map(
    ({ source, category, kind, count, held, missing }) =>
      `${source} ${category} ${kind}: ${held} of ${count}${missing.map((id) => ` -${id}`).join('')}`,
  );

describe('what arXiv announces', () => {
  it('is kept by day, category and type beside what is held, also of items that are no papers for us', async () => {
    const items = [
      { id: '2611.00001' },
      { id: '2611.00002', title: ' ' },
      { id: '2611.00003', type: 'cross' },
      { id: '2611.00004', type: 'replace-cross' },
    ];
    const { run } = await open({ '/rss/cs.CL': { body: rssChannel(items) } });
    await run(ARXIV_RSS, fetchAnnouncements, CATEGORIES);
    expect(await lines(FRIDAY)).toEqual([
      'arxiv-rss cs.CL new: 1 of 2 -2611.00002',
      'arxiv-rss cs.CL cross: 1 of 1',
      'arxiv-rss cs.CL replace: 0 of 0',
      'arxiv-rss cs.CL replace_cross: 1 of 1',
    ]);
    expect(await listMissingIds(FRIDAY, 'arxiv-rss')).toEqual(['2611.00002']);
  });

  it('is as good as read again when it has not changed', async () => {
    const ETag = '"friday"';
    const { run, clock } = await open({
      '/rss/cs.CL': { body: rssChannel([{ id: '2611.00001' }]), headers: { ETag } },
    });
    await run(ARXIV_RSS, fetchAnnouncements, CATEGORIES);
    clock.pass(3_600_000);
    await run(ARXIV_RSS, fetchAnnouncements, CATEGORIES);
    const asked = await db.sourceList.findMany({ distinct: ['askedAt'], select: { askedAt: true } });
    expect(asked).toEqual([{ askedAt: new Date('2026-11-28T01:00:00Z') }]);
  });

  it('and breaks off is not taken for all of it', async () => {
    const { run } = await open({
      '/rss/cs.CL': { body: rssChannel([{ id: '2611.00001' }]), fault: 'cut off' },
    });
    await run(ARXIV_RSS, fetchAnnouncements, CATEGORIES);
    expect(await db.sourceList.count()).toBe(0);
  });
});

describe('a day of Hugging Face', () => {
  it('is kept over all its pages, and replaced when it is read again', async () => {
    const entry = (at: number) => ({
      paper: { id: `2611.${String(at).padStart(5, '0')}`, title: `Paper ${at}` },
    });
    let count = 101;
    const { run } = await open({
      '/api/daily_papers': (request) => {
        const start = Number(queryOf(request).p) * 100;
        const all = Array.from({ length: count }, (_, at) => entry(at + 1));
        return { body: JSON.stringify(all.slice(start, start + 100)) };
      },
    });
    const fetch = () =>
      run(HUGGING_FACE_DAILY, (context) =>
        fetchDays(context, { range: { first: FRIDAY, last: FRIDAY }, again: true }),
      );
    await fetch();
    expect(await lines(FRIDAY)).toEqual(['huggingface-daily  listed: 101 of 101']);
    count = 3;
    await fetch();
    expect(await lines(FRIDAY)).toEqual(['huggingface-daily  listed: 3 of 3']);
  });

  it('that it does not have has nothing', async () => {
    const { run } = await open({ '/api/daily_papers': { status: 404 } });
    await run(HUGGING_FACE_DAILY, (context) =>
      fetchDays(context, { range: { first: FRIDAY, last: FRIDAY }, again: false }),
    );
    expect(await lines(FRIDAY)).toEqual(['huggingface-daily  listed: 0 of 0']);
  });
});

describe('what arXiv changed', () => {
  it('is kept by the day of the change, whole once its stretch of days is read; what is deleted is not missing', async () => {
    let isRead = false;
    const bench = await oai(({ resumptionToken }) => {
      if (resumptionToken && !isRead) return { status: 403, body: 'No' };
      if (resumptionToken) return { body: oaiRecords([{ id: '2611.00003', datestamp: '2026-11-03' }]) };
      const records = [
        { id: '2611.00001', datestamp: '2026-11-03' },
        { id: '2611.00002', datestamp: '2026-11-04', isDeleted: true },
      ];
      return { body: oaiRecords(records, 'more') };
    });
    await change(bench);
    const state = async (day: string) => {
      const [row] = await getCoverage(
        { first: day as Day, last: day as Day },
        {
          columns: [{ source: 'arxiv-oai', category: 'cs.CL' }],
          now: new Date('2026-12-01T00:00:00Z'),
        },
      );
      return row?.cells[0]?.state;
    };
    expect([await state('2026-11-03'), await state('2026-11-05')]).toEqual(['unknown', 'unknown']);
    isRead = true;
    await change(bench);
    expect(await lines('2026-11-03' as Day)).toEqual(['arxiv-oai cs.CL changed: 2 of 2']);
    expect(await lines('2026-11-04' as Day)).toEqual([
      'arxiv-oai cs.CL changed: 0 of 0',
      'arxiv-oai cs.CL deleted: 0 of 1',
    ]);
    expect([await state('2026-11-03'), await state('2026-11-04')]).toEqual(['whole', 'whole']);
    expect(await state('2026-11-08')).toBe('unknown');
  });

  it('may be nothing', async () => {
    await change(await oai(() => NONE));
    expect(await db.sourceList.count()).toBe(7);
  });
});

describe('the coverage of days', () => {
  const columns = [
    { source: 'huggingface-daily', category: '' },
    { source: 'arxiv-rss', category: 'cs.CL' },
  ];
  const listed = { day: FRIDAY, source: 'huggingface-daily', category: '', kind: 'listed' as const };

  it('shows gaps, days that are not closed, and days that nobody asked for', async () => {
    await createPaper({ arxivId: '2611.00001', key: '2611.00001' });
    const ids = ['2611.00001', '2611.00002', '2611.00001'];
    await keepLists([{ ...listed, ids }], new Date('2026-11-28T13:00:00Z'));
    await keepLists([{ ...listed, day: '2026-11-26' as Day, ids: [] }], new Date('2026-11-26T20:00:00Z'));
    const rows = await getCoverage(
      { first: '2026-11-25' as Day, last: '2026-11-28' as Day },
      {
        columns,
        now: new Date('2026-11-28T14:00:00Z'),
      },
    );
    expect(rows.map(({ day, cells }) => [day, ...cells.map(({ state }) => state)])).toEqual([
      ['2026-11-28', 'unknown', 'none'],
      ['2026-11-27', 'gap', 'unknown'],
      ['2026-11-26', 'open', 'unknown'],
      ['2026-11-25', 'unknown', 'unknown'],
    ]);
    expect(rows[1]?.cells[0]).toMatchObject({ count: 2, held: 1, missing: 1 });
  });

  it('has a column for what is followed, and for what has lists though it is not followed any more', async () => {
    await keepLists([{ ...listed, source: 'arxiv-rss', category: 'hep-th', ids: [] }], new Date());
    const range = { first: FRIDAY, last: FRIDAY };
    expect(await listColumns(range, columns)).toEqual([
      ...columns,
      { source: 'arxiv-rss', category: 'hep-th' },
    ]);
  });

  it('is never larger than its limit, and says how much longer a list is', async () => {
    const list = { ...listed, source: 'arxiv-oai', category: 'cs.CL', kind: 'changed' as const };
    const ids = Array.from({ length: MOST_IDS }, (_, at) => `2611.${String(at + 1).padStart(5, '0')}`);
    await growLists([{ ...list, ids }]);
    await growLists([{ ...list, ids: ['2612.00001', '2612.00002', ids[0] ?? ''] }]);
    await finishLists({
      source: 'arxiv-oai',
      categories: ['cs.CL'],
      range: { first: FRIDAY, last: FRIDAY },
      askedAt: new Date(),
    });
    expect(await db.sourceList.findMany({ select: { count: true, ids: true } })).toEqual([
      { count: MOST_IDS + 2, ids },
    ]);
  });
});
