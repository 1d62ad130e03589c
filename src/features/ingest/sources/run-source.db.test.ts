import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { lockSource } from './mutations';
import { askPart } from './part';
import { getSourceState, listSourceStates } from './queries';
import { SourceError } from './source-error';
import { ARXIV_API, ARXIV_OAI, ARXIV_RSS, SOURCES } from './table';
import { useSources } from './testing';

useTestDatabase();
const open = useSources();
const NEVER = new Promise<never>(() => {});

it('a source is run by one at a time, and the second is told who has it', async () => {
  const { run } = await open({});
  const first = await lockSource('arxiv-rss', 'npm run ingest');
  if ('heldBy' in first) throw new Error('it was free');
  await expect(run(ARXIV_RSS, () => NEVER)).rejects.toThrow(
    new RegExp(
      `^arxiv-rss is being run by npm run ingest \\(pid ${process.pid} on .+\\) since \\d{4}-.+ UTC\\.$`,
    ),
  );
  expect(await run(ARXIV_OAI, async () => {})).toMatchObject({ source: 'arxiv-oai', failure: null });
  await first.release();
  expect(await run(ARXIV_RSS, async () => {})).toMatchObject({ failure: null });
});

it('a source is free again after a run that failed', async () => {
  const { run } = await open({});
  const failed = await run(ARXIV_API, () => Promise.reject(new SourceError('The source is ill.')));
  expect(failed.failure).toMatchObject({ code: 'unavailable', message: 'The source is ill.' });
  await expect(run(ARXIV_API, () => Promise.reject(new TypeError('a fault of ours')))).rejects.toThrow(
    'of ours',
  );
  expect(await run(ARXIV_API, async () => {})).toMatchObject({ failure: null });
});

it('a run ends when the connection that holds its lock is lost', async () => {
  const { run } = await open({});
  const running = run(ARXIV_RSS, async ({ signal }) => {
    await db.$queryRaw`
      SELECT pg_terminate_backend(lock.pid)::text FROM pg_locks AS lock
      JOIN pg_database AS here ON here.oid = lock.database AND here.datname = current_database()
      WHERE lock.locktype = 'advisory'`;
    while (!signal.aborted) await nextTurn();
    signal.throwIfAborted();
  });
  await expect(running).rejects.toThrow('The connection that held the lock "ingest arxiv-rss" was lost.');
});

it('what came of asking is kept, part by part', async () => {
  const { run, clock } = await open({});
  const ask = (part: string, work: () => Promise<{ etag: string; lastModified: null } | undefined>) =>
    run(ARXIV_RSS, (context) => askPart(context, part, work));
  await ask('cs.CL', async () => ({ etag: '"1"', lastModified: null }));
  const asked = new Date(clock.now());
  clock.pass(60_000);
  await ask('cs.CL', () => Promise.reject(new SourceError('Bad luck.')));
  const failed = new Date(clock.now());
  clock.pass(60_000);
  await ask('cs.CL', () => Promise.reject(new SourceError('No luck.')));
  await ask('hep-th', async () => undefined);
  const later = new Date(clock.now());
  expect(await listSourceStates()).toEqual([
    {
      source: 'arxiv-rss',
      pausedAt: null,
      part: 'cs.CL',
      attemptedAt: later,
      succeededAt: asked,
      failure: 'No luck.',
      failingSince: failed,
      etag: '"1"',
      lastModified: null,
    },
    {
      source: 'arxiv-rss',
      pausedAt: null,
      part: 'hep-th',
      attemptedAt: later,
      succeededAt: later,
      failure: null,
      failingSince: null,
      etag: null,
      lastModified: null,
    },
  ]);
  expect(await getSourceState('arxiv-rss', 'math.CO')).toBeNull();
  await ask('cs.CL', async () => undefined);
  expect(await getSourceState('arxiv-rss', 'cs.CL')).toMatchObject({ failure: null, failingSince: null });
});

it('every source has its own name, and a schedule that is five fields of cron', () => {
  expect(new Set(SOURCES.map(({ name }) => name)).size).toBe(SOURCES.length);
  for (const { schedule, fetchNew } of SOURCES) {
    expect(Boolean(schedule)).toBe(Boolean(fetchNew));
    if (schedule) expect(schedule).toMatch(/^[\d,*/-]+( [\d,*/-]+){4}$/);
  }
});
