import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { rssChannel } from './support/arxiv-answers';
import type { Route } from './support/replay/answer';
import { type ReplayServer, startReplayServer } from './support/replay-server';
import { useTestDatabase } from './support/test-database';

useTestDatabase();

const servers: ReplayServer[] = [];
const commands = new Set<ChildProcess>();
afterEach(async () => {
  for (const command of commands) command.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.close();
});

async function internet(routes: Record<string, Route>): Promise<ReplayServer> {
  const server = await startReplayServer({ routes });
  servers.push(server);
  return server;
}

/** `npm run ingest -- …` as an operator runs it, with everything that it prints. */
function ingest(server: ReplayServer, ...words: string[]) {
  const { PATH, HOME, TMPDIR, DATABASE_URL } = process.env;
  const settings = {
    FETCH_PRIVATE_ORIGINS: server.origin,
    ARXIV_CATEGORIES: 'cs.CL',
    ARXIV_RSS_URL: server.url('/rss'),
    ARXIV_API_URL: server.url('/api/query'),
    ARXIV_OAI_URL: server.url('/oai'),
    HUGGINGFACE_URL: server.url(''),
  };
  const command = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'src/cli/ingest.ts', ...words],
    {
      env: { PATH, HOME, TMPDIR, DATABASE_URL, NODE_ENV: 'test', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  commands.add(command);
  const printed = { out: '', err: '' };
  command.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  command.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  const ended = once(command, 'close').then(([status]) => {
    commands.delete(command);
    return { status: status as number | null, ...printed };
  });
  return { command, ended };
}

it('two processes never run a source at once: the second says who has it and leaves', async () => {
  const server = await internet({ '/rss/cs.CL': { fault: 'slow first byte' } });
  const first = ingest(server, '--source', 'arxiv');
  await server.received(1);
  const second = await ingest(server, '--source', 'arxiv').ended;
  expect(second).toMatchObject({ status: 1, out: '' });
  expect(second.err).toMatch(
    new RegExp(
      `^arxiv-rss is being run by npm run ingest \\(pid ${first.command.pid} on .+\\) since .+ UTC\\.$`,
      'm',
    ),
  );
  expect(server.requests).toHaveLength(1);
  first.command.kill('SIGINT');
  const stopped = await first.ended;
  expect(stopped).toMatchObject({
    status: 130,
    err: expect.stringContaining('Stopped. What was taken in stays'),
  });
  server.route('/rss/cs.CL', { body: rssChannel([{ id: '2611.00001' }]) });
  expect(await ingest(server, '--source', 'arxiv', '--json').ended).toMatchObject({
    status: 0,
    out: expect.stringMatching(/"source":"arxiv-rss","counts":\{"received":1,"created":1,/),
  });
});

it('a run that is killed between two answers goes on where it was', async () => {
  const paper = (id: string) => JSON.stringify([{ paper: { id, title: `Paper ${id}`, upvotes: 1 } }]);
  const asked = (day: string) => `/api/daily_papers?date=${day}&limit=100&p=0`;
  const server = await internet({
    [asked('2026-06-01')]: { body: paper('2606.00001') },
    [asked('2026-06-02')]: [{ fault: 'slow first byte' }, { body: paper('2606.00002') }],
  });
  const words = ['--source', 'huggingface', '--from', '2026-06-01', '--to', '2026-06-02'];
  const { command, ended } = ingest(server, ...words);
  await server.received(2);
  command.kill('SIGKILL');
  await ended;
  const { status, out, err } = await ingest(server, ...words).ended;
  expect({ status, out }).toEqual({
    status: 0,
    out: 'huggingface-daily: 1 records: 1 new, 0 updated, 0 unchanged, 0 rejected\n',
  });
  expect(err).toMatch(
    /^1 of 2 days, 0 records: 2026-06-02\n2 of 2 days, 1 records: 2026-06-02\n.*Goes on after 2026-06-01/,
  );
  expect(server.requests.filter(({ path }) => path === asked('2026-06-01'))).toHaveLength(1);
  expect(await db.paper.count()).toBe(2);
});

it('the command says what is wrong with it before it opens anything', async () => {
  const server = await internet({});
  for (const [words, message] of [
    [['--source', 'gitlab'], '--source must be arxiv, huggingface, github or summaries'],
    [['--from', '2026-06-01'], '--from is for a source'],
    [['--source', 'arxiv', 'file.json'], '"file.json" is a file'],
    [['--source', 'arxiv', '--day', '2026-06-01'], '--day and --format are for files.'],
  ] as const) {
    const { status, err } = await ingest(server, ...words).ended;
    expect({ status, err }).toEqual({ status: 1, err: expect.stringContaining(message) });
  }
  const help = await ingest(server, '--help').ended;
  expect(help).toMatchObject({
    status: 0,
    out: expect.stringMatching(/--source NAME[\s\S]*--from[\s\S]*--ids/),
  });
});

it('a source that is off says what it needs', async () => {
  const { status, err } = await ingest(await internet({}), '--source', 'summaries').ended;
  expect({ status, err }).toEqual({
    status: 1,
    err: expect.stringContaining('summaries is off: set SUMMARY_URL'),
  });
});

it('the command lists the sources, and how it stands with them', async () => {
  const server = await internet({ '/api/daily_papers': { status: 401, body: 'Not you' } });
  const failed = await ingest(server, '--source', 'huggingface', '--from', '2026-06-01', '--to', '2026-06-01')
    .ended;
  expect(failed).toMatchObject({
    status: 1,
    err: expect.stringContaining('answers 401 Unauthorized: Not you'),
  });
  const { out } = await ingest(server, '--sources').ended;
  expect(out).toMatch(/^arxiv-rss: .+ \(.+ \* \* 1-5 UTC\)$/m);
  expect(out).toMatch(
    /^huggingface-daily: .+\n {2}range: asked .+Z, succeeded never, failing since .+Z; failed: Hugging Face: .+401/m,
  );
});
