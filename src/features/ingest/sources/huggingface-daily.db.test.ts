import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { getPaper } from '@/features/papers/queries';
import { type DayRange, isWeekday, parseDay } from '@/lib/day';
import { db } from '@/lib/db';
import type { Received, Recorded } from '../../../../tests/support/replay/answer';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { fetchDays, fetchNewDays, MOST_PAGES, PAGE_SIZE } from './huggingface-daily';
import { getSourceState } from './queries';
import { HUGGING_FACE_DAILY } from './table';
import { queryOf, type SourceBench, useSources } from './testing';

useTestDatabase();
const open = useSources();

const entry = (id: string, upvotes = 3) => ({
  paper: { id, title: `Paper ${id}`, summary: `On ${id}.`, upvotes, authors: [{ name: 'Ada Lovelace' }] },
  title: `Paper ${id}`,
  submittedBy: { user: 'ak', fullname: 'AK' },
});
const range = (first: string, last = first) => ({ first, last }) as DayRange;
const json = (entries: unknown[]): Recorded => ({ body: JSON.stringify(entries) });

/** Hugging Face, by the day that it is asked for. */
const hub = (answer: (day: string, request: Received) => Recorded) =>
  open({ '/api/daily_papers': (request) => answer(queryOf(request).date ?? '', request) });
const days = ({ run }: SourceBench, request: DayRange, signal?: AbortSignal) =>
  run(HUGGING_FACE_DAILY, (context) => fetchDays(context, { range: request, again: false }), {
    ...(signal && { signal }),
  });
const news = ({ run }: SourceBench) => run(HUGGING_FACE_DAILY, fetchNewDays);
const asked = ({ server }: SourceBench) => server.requests.map((request) => queryOf(request).date);
const editions = async () => {
  const entries = await db.editionEntry.findMany({
    select: { day: true, paper: { select: { key: true } } },
    orderBy: [{ day: 'asc' }, { paperId: 'asc' }],
  });
  return entries.map(({ day, paper }) => `${day.toISOString().slice(0, 10)} ${paper.key}`);
};

describe('daily papers', () => {
  it('are taken in day by day, into the editions of their days; weekends are empty', async () => {
    const bench = await hub((day) =>
      json(isWeekday(parseDay(day) as never) ? [entry(`2611.000${day.slice(8)}`)] : []),
    );
    const { counts, failure, notes } = await days(bench, range('2026-11-20', '2026-11-23'));
    expect({ failure, notes }).toEqual({ failure: null, notes: [] });
    expect(counts).toMatchObject({ received: 2, created: 2 });
    expect(asked(bench)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']);
    expect(bench.clock.slept).toEqual([1_000, 1_000, 1_000]);
    expect(await editions()).toEqual(['2026-11-20 2611.00020', '2026-11-23 2611.00023']);
    expect(bench.progress.at(-1)).toEqual({ done: 4, total: 4, unit: 'days', at: '2026-11-23' });
    expect(await db.ingestBackfill.findMany()).toMatchObject([
      { source: 'huggingface-daily', received: 2, finishedAt: expect.any(Date) },
    ]);
  });

  it('of a day are turned page by page', async () => {
    const ids = Array.from({ length: PAGE_SIZE + 1 }, (_, at) => `2611.${String(at + 1).padStart(5, '0')}`);
    const bench = await hub((_, request) => {
      const start = Number(queryOf(request).p) * PAGE_SIZE;
      return json(ids.slice(start, start + PAGE_SIZE).map((id) => entry(id)));
    });
    expect((await days(bench, range('2026-11-20'))).counts.created).toBe(PAGE_SIZE + 1);
    expect(bench.server.requests.map((request) => queryOf(request).p)).toEqual(['0', '1']);
  });

  it('of a server that does not turn pages are given up', async () => {
    const page = json(
      Array.from({ length: PAGE_SIZE }, (_, at) => entry(`2611.${String(at + 1).padStart(5, '0')}`)),
    );
    const { failure } = await days(await hub(() => page), range('2026-11-20'));
    expect(failure?.message).toBe(`Hugging Face: 2026-11-20 has more than ${MOST_PAGES} pages`);
  });

  it.each([400, 404])('of a day that does not exist (%i) are none', async (status) => {
    const bench = await hub((day) =>
      day === '2026-11-21' ? { status, body: '{"error":"No"}' } : json([entry('2611.00001')]),
    );
    const { failure, notes } = await days(bench, range('2026-11-20', '2026-11-23'));
    expect(failure).toBeNull();
    expect(notes).toEqual([`Hugging Face has no 2026-11-21 (${status})`]);
    expect(await editions()).toEqual(
      ['2026-11-20', '2026-11-22', '2026-11-23'].map((day) => `${day} 2611.00001`),
    );
  });

  it('that come twice change nothing, but their votes move', async () => {
    let votes = 3;
    const bench = await hub(() => json([entry('2611.00001', votes), entry('2611.00002')]));
    await days(bench, range('2026-11-20'));
    const before = await db.paper.findMany({ orderBy: { id: 'asc' } });
    expect((await days(bench, range('2026-11-20'))).counts).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    expect(await db.paper.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
    votes = 9;
    expect((await days(bench, range('2026-11-20'))).counts).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await getPaper('2611.00001'))?.paper).toMatchObject({ upvotesAtSource: 9 });
  });

  it('go on after the last whole day where a run was stopped or failed', async () => {
    const stop = new AbortController();
    let isWell = false;
    const bench = await hub((day) => {
      if (day !== '2026-11-20') return json([entry(`2611.000${day.slice(8)}`)]);
      if (isWell) return json([entry('2611.00020')]);
      if (stop.signal.aborted) return { status: 500, body: 'Oh no' };
      stop.abort(new Error('Ctrl-C'));
      return { fault: 'slow first byte' };
    });
    const week = range('2026-11-18', '2026-11-21');
    await expect(days(bench, week, stop.signal)).rejects.toThrow('Ctrl-C');
    const failed = await days(bench, week);
    expect(failed.failure?.message).toMatch(/answers 500 .*Oh no \(asked 4 times\)/);
    expect(await getSourceState('huggingface-daily', 'range')).toMatchObject({
      failure: expect.stringContaining('500'),
    });
    isWell = true;
    const { counts, notes } = await days(bench, week);
    expect(notes).toEqual(['Goes on after 2026-11-19 with what was begun on 2026-11-28 00:00 UTC']);
    expect(counts).toMatchObject({ created: 2 });
    expect(asked(bench).filter((day) => day === '2026-11-18')).toHaveLength(1);
    expect(await db.paper.count()).toBe(4);
  });

  it('that are cut off are asked for again', async () => {
    const whole = JSON.stringify(Array.from({ length: 20 }, (_, at) => entry(`2611.000${at + 10}`)));
    let times = 0;
    const bench = await hub(() => (times++ === 0 ? { body: whole, fault: 'cut off' } : { body: whole }));
    const { failure, counts } = await days(bench, range('2026-11-20'));
    expect(failure).toBeNull();
    expect(counts).toMatchObject({ created: 20, unchanged: counts.received - 20 });
    expect(await db.paper.count()).toBe(20);
  });

  it('that are broken for good fail, say where, and keep what is good', async () => {
    const bench = await hub(() => ({ body: `[${JSON.stringify(entry('2611.00001'))}, {"paper": ` }));
    expect((await days(bench, range('2026-11-20'))).failure?.message).toMatch(
      /sent what cannot be read: .*line 1/,
    );
    expect(await db.paper.count()).toBe(1);
  });
});

describe('new daily papers', () => {
  it('are those of thirty days at first, then those since the last success and one that was not closed', async () => {
    const bench = await hub(() => json([]));
    expect((await news(bench)).failure).toBeNull();
    expect(asked(bench)).toHaveLength(30);
    expect(asked(bench).at(-1)).toBe('2026-11-28');
    bench.server.requests.length = 0;
    bench.clock.pass(2 * 86_400_000);
    await news(bench);
    expect(asked(bench)).toEqual(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30']);
  });

  it('after a long absence are those of a week, with how to bring the others', async () => {
    const bench = await hub(() => json([]));
    await news(bench);
    bench.server.requests.length = 0;
    bench.clock.pass(20 * 86_400_000);
    const { notes } = await news(bench);
    expect(asked(bench)).toHaveLength(7);
    expect(notes).toEqual([
      'Days before 2026-12-12 were not asked for; npm run ingest -- --source huggingface --from 2026-11-28 --to 2026-12-12 does',
    ]);
  });

  it('are not counted as fetched by a range of old days', async () => {
    const bench = await hub(() => json([]));
    await days(bench, range('2025-01-02'));
    bench.server.requests.length = 0;
    await news(bench);
    expect(asked(bench)).toHaveLength(30);
  });
});

const data = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/hf-daily');
const here = existsSync(data);

describe.skipIf(!here)(`recorded days${here ? '' : ` (not found in ${data}; set SHARED_DIR)`}`, () => {
  it('of two weeks become editions, and days that were not recorded are taken calmly', async () => {
    const files = new Set(readdirSync(data));
    const bench = await hub((day) =>
      files.has(`${day}.json`) ? { body: readFileSync(path.join(data, `${day}.json`)) } : { status: 404 },
    );
    const { failure, counts, notes } = await bench.run(
      HUGGING_FACE_DAILY,
      (context) => fetchDays(context, { range: range('2025-03-10', '2025-03-23'), again: false }),
      { settings: { INGEST_MAX_BYTES: 2 ** 24 } },
    );
    expect(failure).toBeNull();
    expect(counts.rejected).toBe(0);
    expect(await db.editionEntry.groupBy({ by: ['day'] })).toHaveLength(14 - notes.length);
    expect(notes).toContain('Hugging Face has no 2025-03-15 (404)');
    expect(await db.editionEntry.count()).toBe(counts.received);
  });
});
