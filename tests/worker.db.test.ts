import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { rssChannel } from './support/arxiv-answers';
import { waitFor } from './support/broadsheet';
import type { Route } from './support/replay/answer';
import { type ReplayServer, startReplayServer } from './support/replay-server';
import { useTestDatabase } from './support/test-database';
import { allJobs } from './support/workers';

useTestDatabase();

const NO_NEWS = { '/rss/cs.CL': { body: rssChannel([]) } };
const servers: ReplayServer[] = [];
const commands = new Set<ChildProcess>();
afterEach(async () => {
  for (const command of commands) command.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.close();
});

async function internet(routes: Record<string, Route>): Promise<ReplayServer> {
  const server = await startReplayServer({ routes: { ...NO_NEWS, ...routes } });
  servers.push(server);
  return server;
}

/** `npm run worker` as an operator runs it, with everything that it prints. */
function runWorker({ origin, url }: ReplayServer, settings: Record<string, string> = {}) {
  const { PATH, HOME, TMPDIR, DATABASE_URL } = process.env;
  const env = {
    ...{ PATH, HOME, TMPDIR, DATABASE_URL, NODE_ENV: 'test' as const },
    // A busy machine is no news.
    SLOW_QUERY_MS: '0',
    AUTH_SECRET: 'the secret of the server that runs beside',
    FETCH_PRIVATE_ORIGINS: origin,
    ARXIV_CATEGORIES: 'cs.CL',
    ARXIV_RSS_URL: url('/rss'),
    HUGGINGFACE_URL: url(''),
    GITHUB_URL: url('/github'),
    ...settings,
  };
  const program = ['--conditions=react-server', '--import', 'tsx', 'src/cli/worker.ts'];
  const command = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  commands.add(command);
  let printed = '';
  for (const stream of [command.stdout, command.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = once(command, 'close').then(([status]) => {
    commands.delete(command);
    return status as number | null;
  });
  return { command, ended, printed: () => printed };
}

/** The addresses of daily papers that were asked for. */
const askedFor = ({ requests }: ReplayServer) =>
  requests.map(({ path }) => path).filter((path) => path.startsWith('/api/daily_papers'));

/** As if Hugging Face had been asked a moment ago: only today is due, and its thirty days would take thirty seconds. */
const upToDate = () =>
  db.ingestSource.create({ data: { source: 'huggingface-daily', part: '', succeededAt: new Date() } });
const dailyJob = async () => (await allJobs()).find(({ task }) => task === 'ingest.huggingface-daily');
const noJobs = () => waitFor(async () => (await allJobs()).length === 0);

it('two workers run what is due once, and end when they are told', async () => {
  await upToDate();
  const server = await internet({ '/api/daily_papers': { body: '[]' } });
  const workers = [runWorker(server), runWorker(server)];
  expect(
    await waitFor(() =>
      db.ingestSource.count({ where: { succeededAt: { not: null } } }).then((n) => n === 3),
    ),
  ).toBe(true);
  expect(await noJobs()).toBe(true);
  await waitFor(() => workers.every(({ printed }) => printed().includes('Working')));
  for (const { command } of workers) command.kill('SIGTERM');
  for (const { ended, printed } of workers) {
    expect(await ended).toBe(0);
    expect(printed()).toBe('Working; Ctrl-C stops\n');
  }
  const asked = askedFor(server);
  expect(asked.length).toBeGreaterThan(0);
  expect(new Set(asked).size).toBe(asked.length);
});

it('what a killed worker was at is taken up by another one', async () => {
  await upToDate();
  const server = await internet({ '/api/daily_papers': { fault: 'slow first byte' } });
  const killed = runWorker(server);
  await waitFor(() => askedFor(server).length === 1);
  killed.command.kill('SIGKILL');
  await killed.ended;
  expect(await dailyJob()).toMatchObject({ attempts: 1, running: true });
  server.route('/api/daily_papers', { body: '[]' });
  const next = runWorker(server);
  expect(
    await waitFor(
      async () => (await allJobs()).length === 0,
      () => next.command.exitCode === null,
    ),
  ).toBe(true);
  expect(askedFor(server).slice(1)).toContain(askedFor(server)[0]);
});

it('a worker that is told to stop breaks off what it fetches, and gives it back', async () => {
  const server = await internet({ '/api/daily_papers': { fault: 'slow first byte' } });
  const { command, ended, printed } = runWorker(server);
  await waitFor(() => askedFor(server).length === 1);
  command.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(printed()).toBe('Working; Ctrl-C stops\n');
  expect(await dailyJob()).toMatchObject({ attempts: 0, running: false, due: true, error: null });
});

it('with FETCH=off nobody is asked', async () => {
  const server = await internet({});
  const { command, ended, printed } = runWorker(server, { FETCH: 'off' });
  await waitFor(() => printed().includes('Working'));
  command.kill('SIGTERM');
  expect(await ended).toBe(0);
  const ofSources = { task: { startsWith: 'ingest.' } };
  expect(await db.jobSchedule.count({ where: ofSources })).toBe(0);
  expect((await allJobs()).filter(({ task }) => task.startsWith('ingest.'))).toEqual([]);
  expect(server.requests).toEqual([]);
});
