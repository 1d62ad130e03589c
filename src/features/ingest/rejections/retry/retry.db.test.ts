import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { atomFeed, oaiRecords, rssChannel } from '../../../../../tests/support/arxiv-answers';
import { ingestText as take } from '../../../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { listReasonGroups } from '../queries';
import { reasonGroup } from '../reason-group';
import { retryGroup, retryRejection } from './run';

useTestDatabase();

const ALIVE = new AbortController().signal;
const rejections = () => db.ingestRejection.findMany({ orderBy: { id: 'asc' }, include: { paper: true } });

/** As if the parser had been wrong: a good record of the body stands among the rejections. */
async function rejectWrongly(
  format: string,
  rawText: string,
  options: { day?: string } = {},
): Promise<number> {
  const run = await db.ingestRun.create({
    data: {
      source: 'cli',
      format,
      day: options.day ? new Date(options.day) : null,
      rejected: 1,
      received: 1,
    },
  });
  const reason = 'A fault of the parser 7';
  const { id } = await db.ingestRejection.create({
    data: { runId: run.id, index: 0, reason, reasonGroup: reasonGroup(reason), rawText },
  });
  return id;
}

const elementOf = (text: string, name: string) =>
  new RegExp(`<${name}>[\\s\\S]*?</${name}>`).exec(text)?.[0] ?? '';
const RAW = {
  'arxiv-rss': elementOf(rssChannel([{ id: '2611.00001' }]), 'item'),
  'arxiv-atom': elementOf(atomFeed({ ids: ['2611.00001'] }), 'entry'),
  'arxiv-oai': elementOf(oaiRecords([{ id: '2611.00001' }]), 'record'),
  'hf-daily-papers': '{"paper":{"id":"2611.00001","title":"Paper 2611.00001"}}',
  'broadsheet-jsonl': '{"broadsheet":1,"arxivId":"2611.00001","title":"Paper 2611.00001"}',
  'arxiv-jsonl':
    '{"id":"2611.00001","title":"Paper 2611.00001","authors":"Ada Lovelace","categories":"cs.CL"}',
  'plain-jsonl': '{"title":"Paper 2611.00001","abstract":"On it.","authors":["Ada Lovelace"],"year":2026}',
  bibtex: '@article{a, title = {Paper 2611.00001}, eprint = {2611.00001}, archiveprefix = {arXiv}}',
  'page-text':
    'Paper of a Page\n\nAn abstract that is long enough to be taken for one, with two sentences. Here is the other.',
};

describe('a rejection that is read again', () => {
  it.each(Object.entries(RAW))(
    'becomes a paper where its parser can read it now: %s',
    async (format, rawText) => {
      const id = await rejectWrongly(format, rawText);
      expect(await retryRejection(id)).toEqual({ became: 1, again: 0 });
      const [rejection] = await rejections();
      expect(rejection).toMatchObject({
        rawText,
        reason: 'A fault of the parser 7',
        becameAt: expect.any(Date),
      });
      expect(rejection?.paper?.titleText).toMatch(/^Paper /);
      expect(await db.ingestRun.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({
        source: 'retry',
        format,
        received: 1,
        created: 1,
        finishedAt: expect.any(Date),
      });
      await expect(retryRejection(id)).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  it('goes into the edition that was asked for the first time', async () => {
    await retryRejection(
      await rejectWrongly('hf-daily-papers', RAW['hf-daily-papers'], { day: '2026-11-20' }),
    );
    expect(await db.editionEntry.findMany({ select: { day: true } })).toEqual([
      { day: new Date('2026-11-20') },
    ]);
  });

  it('stays one, with why, where it is still none', async () => {
    await take(`${RAW['broadsheet-jsonl']}\n{"broadsheet":1,"title":""}\n`);
    const [before] = await rejections();
    expect(await retryRejection(before?.id ?? 0)).toEqual({ became: 0, again: 1 });
    const [after] = await rejections();
    expect(after).toEqual({ ...before, retriedAt: expect.any(Date), retryReason: before?.reason });
    expect(await db.ingestRun.count()).toBe(1);
  });

  it('says so where its text is no record at all, or its format is gone', async () => {
    const reasonOf = async (format: string, rawText: string) => {
      const id = await rejectWrongly(format, rawText);
      await retryRejection(id);
      return (await db.ingestRejection.findUnique({ where: { id } }))?.retryReason;
    };
    expect(await reasonOf('arxiv-rss', '<item><title>cut')).toMatch(/^broken XML: /);
    expect(await reasonOf('arxiv-atom', ' ')).toBe('There is no record in it');
    expect(await reasonOf('telex', 'x')).toBe('There is no format named "telex" any more');
  });

  it('of a paper that was deleted at its source marks it, once that is here', async () => {
    await take(oaiRecords([{ id: '2611.00001', isDeleted: true }]));
    const [rejection] = await rejections();
    expect(await retryRejection(rejection?.id ?? 0)).toEqual({ became: 0, again: 1 });
    await take(RAW['broadsheet-jsonl']);
    expect(await retryRejection(rejection?.id ?? 0)).toEqual({ became: 1, again: 0 });
    expect((await rejections())[0]?.paper).toMatchObject({
      arxivId: '2611.00001',
      removedAt: expect.any(Date),
    });
  });

  it('may be all of a reason, of a source, that are open', async () => {
    for (let at = 1; at <= 120; at += 1) {
      const id = `2611.${String(at).padStart(5, '0')}`;
      await rejectWrongly('broadsheet-jsonl', JSON.stringify({ broadsheet: 1, arxivId: id, title: id }));
    }
    await take('{"broadsheet":1,"title":""}\n');
    const group = 'A fault of the parser …';
    expect(await retryGroup({ group, source: 'api' }, ALIVE)).toEqual({ became: 0, again: 0 });
    expect(await retryGroup({ group, source: 'cli' }, ALIVE)).toEqual({ became: 120, again: 0 });
    expect(await retryGroup({ group, source: '' }, ALIVE)).toEqual({ became: 0, again: 0 });
    expect(await db.paper.count()).toBe(120);
    expect(await db.ingestRun.findFirst({ where: { source: 'retry' } })).toMatchObject({ created: 120 });
    expect(await listReasonGroups('')).toMatchObject([
      { group: 'title: empty', count: 1, open: 1, sources: ['api'] },
      { group, count: 120, open: 0, sources: ['cli'] },
    ]);
    expect(await listReasonGroups('cli')).toHaveLength(1);
  });

  it('keeps what became papers where it is stopped', async () => {
    const stop = new AbortController();
    await rejectWrongly('broadsheet-jsonl', RAW['broadsheet-jsonl']);
    stop.abort(new Error('stopped'));
    await expect(retryGroup({ group: 'A fault of the parser …', source: '' }, stop.signal)).rejects.toThrow(
      'stopped',
    );
    expect((await rejections())[0]).toMatchObject({ becameAt: null, retriedAt: null });
  });
});
