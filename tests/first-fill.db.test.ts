import { expect, it } from 'vitest';
import { getCoverage, getDayCoverage } from '@/features/ingest/coverage/queries';
import { refetchDay } from '@/features/ingest/coverage/refetch/run';
import { listReasonGroups, listRejections } from '@/features/ingest/rejections/queries';
import { listRuns } from '@/features/ingest/runs/queries';
import { stateOf } from '@/features/ingest/runs/run-text';
import { listSourceOverviews } from '@/features/ingest/sources/overview/queries';
import { queryOf, type SourceBench, useSources } from '@/features/ingest/sources/testing';
import { sourceTasks } from '@/features/ingest/tasks';
import { listJobs } from '@/features/queue/queries';
import { addDays, type Day, dayOf, daysBetween } from '@/lib/day';
import { waitFor } from './support/broadsheet';
import type { Recorded } from './support/replay/answer';
import { useTestDatabase } from './support/test-database';
import { allJobs, hurry, useWorkers } from './support/workers';

useTestDatabase();
const open = useSources();
const { start } = useWorkers();

const DAYS = 30;
const PAPERS_A_DAY = 3;
const TODAY = '2026-11-28' as Day;
const FIRST = addDays(TODAY, 1 - DAYS);
const [CUT, BAD, FAILING] = ['2026-11-05', '2026-11-10', '2026-11-16'] as [Day, Day, Day];
const HUGGING_FACE = [{ source: 'huggingface-daily', category: '' }];

const idOf = (day: Day, at: number) =>
  `2611.${String(100 * (daysBetween(FIRST, day) + 1) + at).padStart(5, '0')}`;
const entriesOf = (day: Day) =>
  Array.from({ length: PAPERS_A_DAY }, (_, at) => ({
    paper: { id: idOf(day, at), title: `Paper ${at} of ${day}`, summary: 'On a day.', upvotes: at },
  }));

/** Hugging Face on a bad day: one list is cut off once, one has a paper without a title, one cannot be had at all. */
class BadDay {
  isMended = false;
  readonly #cut = new Set<Day>();

  answer(day: Day): Recorded {
    const entries = entriesOf(day);
    if (day === FAILING && !this.isMended) return { status: 500, body: 'Internal error' };
    if (day === BAD && !this.isMended) entries[1] = { paper: { ...entries[1]?.paper, title: ' ' } } as never;
    const body = JSON.stringify(entries);
    if (day !== CUT || this.#cut.has(day)) return { body };
    this.#cut.add(day);
    return { body, fault: 'cut off' };
  }
}

async function fill(hub: BadDay): Promise<SourceBench> {
  const bench = await open({ '/api/daily_papers': (request) => hub.answer(queryOf(request).date as Day) });
  const [, daily] = sourceTasks(bench.outside);
  await start(daily ? [daily] : [], { now: () => new Date(bench.clock.now()) });
  return bench;
}

/** How each day stands, the oldest first. */
async function statesOf({ clock }: SourceBench): Promise<string[]> {
  const rows = await getCoverage(
    { first: FIRST, last: TODAY },
    { columns: HUGGING_FACE, now: new Date(clock.now()) },
  );
  return rows.toReversed().map(({ day, cells }) => `${day} ${cells[0]?.state}`);
}
const all = (state: string, first: Day, last: Day) =>
  Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => `${addDays(first, at)} ${state}`);

it('a new instance fills itself with thirty days, and what went wrong is told without reading a log', async () => {
  const hub = new BadDay();
  const bench = await fill(hub);
  await waitFor(async () => (await allJobs()).some(({ error, running }) => error !== null && !running));

  // The job, the source, the runs, the rejections and the ledger each say their part.
  const [job] = await listJobs('waiting');
  expect(job).toMatchObject({ task: 'ingest.huggingface-daily', error: expect.stringContaining('500') });
  const now = new Date(bench.clock.now());
  const source = (await listSourceOverviews(now)).find(({ name }) => name === 'huggingface-daily');
  expect(source?.parts[0]).toMatchObject({
    failure: expect.stringMatching(new RegExp(`date=${FAILING}.*500`)),
    failingSince: expect.any(Date),
    succeededAt: null,
  });
  const { runs } = await listRuns({ source: 'huggingface-daily', before: null });
  const broken = runs.filter(({ failure }) => failure !== null);
  expect(broken.map((run) => stateOf(run).text)).toEqual([expect.stringContaining('broken off after')]);
  expect(broken[0]?.day && dayOf(broken[0].day)).toBe(CUT);
  const { rejections } = await listRejections({ source: 'huggingface-daily', group: '', before: null });
  expect(rejections).toMatchObject([
    { reason: expect.stringMatching(/title/), rawText: expect.stringContaining(idOf(BAD, 1)) },
  ]);
  expect(await listReasonGroups('huggingface-daily')).toHaveLength(1);
  expect(await statesOf(bench)).toEqual([
    ...all('whole', FIRST, addDays(BAD, -1)),
    `${BAD} gap`,
    ...all('whole', addDays(BAD, 1), addDays(FAILING, -1)),
    ...all('unknown', FAILING, TODAY),
  ]);
  expect((await getDayCoverage(BAD)).lists[0]?.missing).toEqual([idOf(BAD, 1)]);

  // Once the source is well it goes on by itself; the day with the bad record is asked for by a button.
  hub.isMended = true;
  await hurry();
  expect(await waitFor(async () => (await allJobs()).length === 0)).toBe(true);
  await refetchDay(
    { day: BAD, source: 'huggingface-daily' },
    { holder: 'a test', signal: new AbortController().signal, outside: bench.outside },
  );
  const states = await statesOf(bench);
  expect(states.slice(0, -2)).toEqual(all('whole', FIRST, addDays(TODAY, -2)));
  expect(
    states.slice(-2).every((state) => /whole|open/.test(state)),
    String(states.slice(-2)),
  ).toBe(true);
  const mended = (await listSourceOverviews(now)).find(({ name }) => name === 'huggingface-daily');
  expect(mended?.parts[0]).toMatchObject({
    failure: null,
    failingSince: null,
    succeededAt: expect.any(Date),
  });
});
