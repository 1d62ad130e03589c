import { expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '@/lib/day';
import { db } from '@/lib/db';
import { parseSchedule } from '@/lib/jobs/schedule';
import { oaiRecords, oaiSets, rssChannel } from '../../../tests/support/arxiv-answers';
import { waitFor } from '../../../tests/support/broadsheet';
import { HandClock } from '../../../tests/support/hand-clock';
import type { Route } from '../../../tests/support/replay/answer';
import { useTestDatabase } from '../../../tests/support/test-database';
import { allJobs, hurry, useWorkers } from '../../../tests/support/workers';
import { fetchChanged } from './sources/arxiv-oai/arxiv-oai';
import { fetchDays } from './sources/huggingface-daily';
import { lockSource } from './sources/mutations';
import { isFetching, listSourceStates } from './sources/queries';
import { ARXIV_OAI, HUGGING_FACE_DAILY } from './sources/table';
import { queryOf, settingsFor, useSources } from './sources/testing';
import { SOURCE_TASKS, sourceTasks } from './tasks';

useTestDatabase();
const open = useSources();
const { start, said } = useWorkers();

/** The day on which the clock of a test stands. */
const TODAY = new Date(new HandClock().now()).toISOString().slice(0, 10) as Day;
const dailyJob = async () => (await allJobs()).find(({ task }) => task === 'ingest.huggingface-daily');
const noJobs = () => waitFor(async () => (await allJobs()).length === 0);

/** Two papers a day; the votes of a paper are those of its day. */
const dailyPapers: Route = (request) => {
  const { date = '' } = queryOf(request);
  const ids = [1, 2].map((number) => `${date.slice(2, 4)}${date.slice(5, 7)}.${date.slice(8)}00${number}`);
  return { body: JSON.stringify(ids.map((id) => ({ paper: { id, title: `Paper ${id}`, upvotes: 5 } }))) };
};

async function newcomer(routes: Record<string, Route>) {
  const bench = await open(routes);
  const { clock, server, fetchFrom, fetchText } = bench;
  const settings = { ...settingsFor(server), ARXIV_CATEGORIES: ['cs.CL'] };
  const tasks = sourceTasks({ clock, fetcher: { fetchFrom, fetchText }, settings });
  return { ...bench, tasks };
}

it('every source with a schedule has a task for it, which is due at once on a new Broadsheet', () => {
  expect(SOURCE_TASKS.map(({ name }) => name)).toEqual([
    'ingest.arxiv-rss',
    'ingest.huggingface-daily',
    'ingest.github-stars',
    'ingest.summaries',
  ]);
  for (const { schedule = '', atOnce } of SOURCE_TASKS) {
    expect(parseSchedule(schedule).next(new Date())).not.toBeNull();
    expect(atOnce).toBe(true);
  }
});

it('a new Broadsheet fetches thirty days and what arXiv announced, and asking for them again brings nothing twice', async () => {
  const bench = await newcomer({
    '/api/daily_papers': dailyPapers,
    '/rss/cs.CL': { body: rssChannel([{ id: '2611.90001' }]) },
    '/oai': (request) =>
      queryOf(request).verb === 'ListSets'
        ? { body: oaiSets(['cs:cs:CL']) }
        : { body: oaiRecords([{ id: `2611.8${queryOf(request).from?.slice(5).replace('-', '')}` }]) },
  });
  await start(bench.tasks, { now: () => new Date(bench.clock.now()) });
  expect(await waitFor(() => db.paper.count().then((count) => count === 61))).toBe(true);
  expect(await noJobs()).toBe(true);
  expect(await db.edition.count()).toBe(30);

  const range = { first: addDays(TODAY, -29), last: TODAY };
  const days = await bench.run(HUGGING_FACE_DAILY, (context) => fetchDays(context, { range, again: false }));
  expect(days).toMatchObject({ failure: null, counts: { received: 60, created: 0 } });
  const changed = await bench.run(ARXIV_OAI, (context) => fetchChanged(context, { range, again: false }), {
    settings: { ARXIV_CATEGORIES: ['cs.CL'] },
  });
  expect(changed).toMatchObject({ failure: null, counts: { created: 5 } });
  const editions = await db.edition.findMany({ select: { day: true }, orderBy: { day: 'asc' } });
  expect(editions).toHaveLength(daysBetween(range.first, range.last) + 1);
  expect(await db.ingestRejection.count()).toBe(0);
  expect(said).toEqual([]);
});

it('a source that fails is asked again when it says, said once, and its state tells since when', async () => {
  const bench = await newcomer({
    '/api/daily_papers': { status: 503, body: 'Too busy', headers: { 'retry-after': '7200' } },
    '/rss/cs.CL': { body: rssChannel([]) },
  });
  await start(bench.tasks, { now: () => new Date(bench.clock.now()) });
  const failed = await waitFor(() => dailyJob().then((job) => job?.error && job));
  expect(failed).toMatchObject({ attempts: 1, due: false, error: expect.stringContaining('503') });
  await hurry();
  await waitFor(() => dailyJob().then((job) => job?.attempts === 2 && !job.running));
  expect(said).toEqual([
    expect.stringMatching(/^ingest\.huggingface-daily failed, and is tried again: .*503/),
  ]);
  const [state] = (await listSourceStates()).filter(({ source }) => source === 'huggingface-daily');
  expect(state).toMatchObject({
    succeededAt: null,
    failure: expect.stringContaining('wants to be left alone until'),
    failingSince: new Date(bench.clock.now()),
  });
});

it('a source that somebody else is at is left alone, and known to be fetching', async () => {
  const bench = await newcomer({ '/rss/cs.CL': { body: rssChannel([]) } });
  expect(await isFetching()).toBe(false);
  const lock = await lockSource('huggingface-daily', 'npm run ingest');
  expect(await isFetching()).toBe(true);
  await start(bench.tasks, { now: () => new Date(bench.clock.now()) });
  expect(await waitFor(() => bench.server.requests.length > 0)).toBe(true);
  expect(await noJobs()).toBe(true);
  expect(bench.server.requests.map(({ path }) => path)).toEqual(['/rss/cs.CL']);
  expect(said).toEqual([]);
  if ('release' in lock) await lock.release();
  expect(await isFetching()).toBe(false);
});
