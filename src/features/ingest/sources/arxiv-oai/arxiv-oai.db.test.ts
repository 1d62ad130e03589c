import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { getPaper } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { oaiError, oaiRecords } from '../../../../../tests/support/arxiv-answers';
import type { Recorded } from '../../../../../tests/support/replay/answer';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { ARXIV_OAI } from '../table';
import { queryOf } from '../testing';
import { fetchChanged } from './arxiv-oai';
import { MOST_RESTARTS } from './list';
import { change, lists, NONE, RANGE, SETS, useOai, WEEK } from './testing';

useTestDatabase();
const oai = useOai();

const pages = (asked: Record<string, string>): Recorded => {
  const { resumptionToken: token } = asked;
  if (token === 'b&c=1') return { body: oaiRecords([{ id: '2611.00002' }], 'last') };
  if (token === 'last') return { body: oaiRecords([{ id: '2611.00003' }], '') };
  return { body: oaiRecords([{ id: '2611.00001' }], 'b&amp;c=1') };
};

describe('what arXiv changed', () => {
  it('is asked for in stretches of days and by set, and list by list to its end', async () => {
    const bench = await oai((asked) => (asked.set === 'physics:hep-th' ? NONE : pages(asked)));
    const { counts, failure } = await bench.run(ARXIV_OAI, (context) =>
      fetchChanged(context, { range: RANGE, again: false }),
    );
    expect(failure).toBeNull();
    expect(lists(bench)).toEqual([
      '2026-11-01 2026-11-07 cs:cs:CL',
      'b&c=1',
      'last',
      '2026-11-01 2026-11-07 physics:hep-th',
      '2026-11-08 2026-11-10 cs:cs:CL',
      'b&c=1',
      'last',
      '2026-11-08 2026-11-10 physics:hep-th',
    ]);
    expect(queryOf(bench.server.requests[1] ?? { path: '' })).toMatchObject({ metadataPrefix: 'arXivRaw' });
    expect(counts).toMatchObject({ received: 6, created: 3, unchanged: 3 });
    const told = bench.progress.map(({ done, total, at }) => `${done}/${total} ${at}`);
    expect([...new Set(told)]).toEqual([
      '0/10 2026-11-01 cs:cs:CL',
      '0/10 2026-11-01 physics:hep-th',
      '7/10 2026-11-08 cs:cs:CL',
      '7/10 2026-11-08 physics:hep-th',
      '10/10 2026-11-10',
    ]);
    expect(await db.ingestBackfill.findMany()).toMatchObject([
      {
        source: 'arxiv-oai',
        scope: 'arXivRaw cs:cs:CL physics:hep-th',
        completeDay: new Date('2026-11-10T00:00:00Z'),
        token: null,
        received: 6,
        created: 3,
        unchanged: 3,
        finishedAt: expect.any(Date),
      },
    ]);
  });

  it('is asked for anew when it is wanted again, and nothing is there twice', async () => {
    const bench = await oai(pages);
    await change(bench);
    const before = await db.paper.findMany({ orderBy: { id: 'asc' } });
    expect((await change(bench)).counts).toMatchObject({ received: 3, unchanged: 3 });
    expect(await db.paper.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
    expect(await db.ingestBackfill.findMany()).toMatchObject([{ received: 3, unchanged: 3, created: 0 }]);
  });

  it('goes on with the token where a run was stopped between two answers', async () => {
    const stop = new AbortController();
    const bench = await oai((asked) => {
      if (asked.resumptionToken === 'last' && !stop.signal.aborted) {
        stop.abort(new Error('Ctrl-C'));
        return { fault: 'slow first byte' };
      }
      return pages(asked);
    });
    await expect(change(bench, {}, stop.signal)).rejects.toThrow('Ctrl-C');
    expect(await db.ingestBackfill.findFirst()).toMatchObject({
      list: 'cs:cs:CL',
      token: 'last',
      received: 2,
    });
    const { counts, notes } = await change(bench);
    expect(lists(bench)).toEqual(['2026-11-01 2026-11-07 cs:cs:CL', 'b&c=1', 'last', 'last']);
    expect(counts).toMatchObject({ received: 1, created: 1 });
    expect(notes).toEqual(['Goes on in its first days with what was begun on 2026-11-28 00:00 UTC']);
    expect(await db.paper.count()).toBe(3);
  });

  it('begins again from its first day where that is wanted', async () => {
    const stop = new AbortController();
    const bench = await oai((asked) => {
      if (asked.resumptionToken === 'last') stop.abort(new Error('Ctrl-C'));
      return pages(asked);
    });
    await expect(change(bench, {}, stop.signal)).rejects.toThrow('Ctrl-C');
    const asked = lists(bench).length;
    await change(bench, { again: true });
    expect(lists(bench).slice(asked)).toEqual(['2026-11-01 2026-11-07 cs:cs:CL', 'b&c=1', 'last']);
  });

  it.each([
    ['200', 200],
    ['400', 400],
  ])('goes back to the last day that was complete where a token has expired (%s)', async (_, status) => {
    let isExpired = true;
    const bench = await oai((asked) => {
      if (asked.from === '2026-11-08' || !asked.resumptionToken?.startsWith('last') || !isExpired)
        return pages(asked);
      if (lists(bench).length < 6) return pages(asked);
      isExpired = false;
      return { status, body: oaiError('badResumptionToken', 'It expired') };
    });
    const { failure, counts } = await change(bench, { range: RANGE });
    expect(failure).toBeNull();
    expect(lists(bench)).toEqual([
      '2026-11-01 2026-11-07 cs:cs:CL',
      'b&c=1',
      'last',
      '2026-11-08 2026-11-10 cs:cs:CL',
      'b&c=1',
      'last',
      '2026-11-08 2026-11-10 cs:cs:CL',
      'b&c=1',
      'last',
    ]);
    expect(counts).toMatchObject({ created: 3, updated: 0 });
  });

  it('gives up where tokens are refused again and again', async () => {
    const bench = await oai((asked) =>
      asked.resumptionToken ? { body: oaiError('badResumptionToken') } : pages(asked),
    );
    const { failure } = await change(bench);
    expect(failure?.message).toBe(
      `arXiv: the token of arXivRaw of cs:cs:CL from 2026-11-01 to 2026-11-07 was refused ${MOST_RESTARTS + 1} times`,
    );
  });

  it('gives up where a token leads to itself', async () => {
    const bench = await oai(() => ({ body: oaiRecords([{ id: '2611.00001' }], 'round') }));
    expect((await change(bench)).failure?.message).toMatch(/does not go on: its token stays the same$/);
    expect(bench.server.requests).toHaveLength(3);
  });

  it.each([
    'badArgument',
    'badVerb',
    'cannotDisseminateFormat',
    'idDoesNotExist',
    'noMetadataFormats',
    'noSetHierarchy',
    'somethingNew',
  ])('is refused with %s in arXiv’s own words', async (code) => {
    const { failure, counts } = await change(await oai(() => ({ body: oaiError(code, 'Because.') })));
    expect(failure?.message).toBe(
      `arXiv refuses arXivRaw of cs:cs:CL from 2026-11-01 to 2026-11-07: ${code}: Because.`,
    );
    expect(counts).toMatchObject({ created: 0, rejected: 1 });
    expect(await db.ingestBackfill.findFirst()).toMatchObject({ completeDay: null, finishedAt: null });
  });

  it('may be that a paper was deleted: it stays here and is marked, and that is told', async () => {
    const deleted = { id: '2611.00001', isDeleted: true };
    const bench = await oai(() => ({ body: oaiRecords([{ id: '2611.00001' }]) }));
    await change(bench);
    bench.server.route('/oai', (request) =>
      queryOf(request).verb === 'ListSets' ? SETS : { body: oaiRecords([deleted]) },
    );
    const { notes, counts } = await change(bench);
    expect(notes).toEqual(['arXiv deleted 2611.00001; what is here of it stays']);
    expect(counts).toMatchObject({ received: 1, updated: 1, rejected: 0 });
    expect(await db.paper.findFirst()).toMatchObject({ removedAt: new Date('2026-11-20T00:00:00Z') });
  });

  it('may be that a paper was replaced or withdrawn: the one paper is updated', async () => {
    let records = [{ id: '2611.00001' }, { id: '2611.00002' }] as Parameters<typeof oaiRecords>[0];
    const bench = await oai(() => ({
      body: oaiRecords(records).replace('2026-11-28T00', `2026-11-28T0${records.length}`),
    }));
    await change(bench);
    records = [
      { id: '2611.00001', versions: 2, title: 'A better title' },
      { id: '2611.00002', versions: 2, isWithdrawn: true },
      { id: '2611.00003' },
    ];
    expect((await change(bench)).counts).toMatchObject({ created: 1, updated: 2 });
    expect((await getPaper('2611.00001'))?.paper).toMatchObject({
      titleText: 'A better title',
      arxivVersion: 2,
    });
    expect((await getPaper('2611.00002'))?.paper).toMatchObject({
      arxivVersion: 2,
      withdrawnAt: expect.any(Date),
    });
  });

  it('is refused before anything is asked for where arXiv has no such set', async () => {
    const bench = await oai(() => NONE);
    const { failure } = await bench.run(
      ARXIV_OAI,
      (context) => fetchChanged(context, { range: WEEK, again: false }),
      { settings: { ARXIV_CATEGORIES: ['cs.CL', 'cs.XX', 'moo'] } },
    );
    expect(failure?.message).toMatch(
      /^arXiv has no set for cs\.XX, moo \(ARXIV_CATEGORIES\); it has cs, cs:cs, /,
    );
    expect(lists(bench)).toEqual([]);
  });
});

const data = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/arxiv/oai');
const here = existsSync(data);

describe.skipIf(!here)(`recorded lists${here ? '' : ` (not found in ${data}; set SHARED_DIR)`}`, () => {
  const recorded = (file: string): Recorded => ({ body: readFileSync(path.join(data, file), 'utf8') });

  it('are taken in in both formats, with a token that has expired since', async () => {
    let asked = 0;
    const bench = await oai(({ resumptionToken }) => {
      if (resumptionToken) expect(resumptionToken).toBe('726959|1001');
      asked += 1;
      if (asked === 2) return recorded('arXivRaw/ErrorResponseBadResumptionToken.xml');
      return resumptionToken ? NONE : recorded('arXivRaw/ListRecordsResponse.xml');
    });
    const raw = await change(bench);
    expect(raw).toMatchObject({ failure: null });
    expect(asked).toBe(4);
    expect(raw.counts.created).toBe(await db.paper.count());
    bench.server.route('/oai', (request) =>
      queryOf(request).verb === 'ListSets' ? SETS : recorded('arXiv/arxiv-physics-hep-th.xml'),
    );
    const parts = await change(bench, { metadataPrefix: 'arXiv' });
    expect(parts).toMatchObject({ failure: null, counts: { rejected: 0 } });
    expect(parts.counts).toMatchObject({ created: parts.counts.received });
    expect(parts.counts.created).toBeGreaterThan(0);
  });
});
