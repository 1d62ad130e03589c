import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { waitFor } from '../../../tests/support/broadsheet';
import { useTestDatabase } from '../../../tests/support/test-database';
import { allJobs, hurry, useWorkers, watchedTask } from '../../../tests/support/workers';
import { keepWorking } from './keep-working';
import { RetryLater } from './retry-later';

useTestDatabase();
const { start, said } = useWorkers();

const noJobs = () => waitFor(async () => (await allJobs()).length === 0);

it('jobs are run, each once, by however many workers there are', async () => {
  const { task, begun, add } = watchedTask();
  await add('before it starts');
  await Promise.all([start([task]), start([task]), start([task])]);
  await Promise.all(Array.from({ length: 40 }, (_, number) => add(`job ${number}`)));
  expect(await noJobs()).toBe(true);
  const names = begun.map(({ name }) => name);
  expect(names).toHaveLength(41);
  expect(new Set(names).size).toBe(41);
  expect(said).toEqual([]);
});

it('a job that fails is tried again later and later, then is dead with its error, and said once', async () => {
  const { task, begun, add } = watchedTask(() => Promise.reject(new Error('no luck')), { maxAttempts: 3 });
  await start([task]);
  await add('doomed');
  for (const attempts of [1, 2, 3]) {
    const job = await waitFor(async () => {
      const [row] = await allJobs();
      return row?.attempts === attempts && !row.running && row.error ? row : undefined;
    });
    expect(job).toMatchObject({ due: false, error: expect.stringContaining('no luck') });
    expect(begun).toHaveLength(attempts);
    await hurry();
  }
  await sleep(300);
  expect(begun).toHaveLength(3);
  expect(said).toEqual([
    expect.stringMatching(/^testing\.watch failed, and is tried again: Error: no luck\n {4}at /),
  ]);
});

it('waits between attempts grow by a factor', async () => {
  const later = new Date('2100-01-01T00:00Z');
  const { task, add } = watchedTask(() => Promise.reject(new RetryLater('no luck', later)));
  await start([task]);
  await add('doomed');
  const seconds: number[] = [];
  for (const attempts of [1, 2, 3, 4]) {
    await waitFor(async () => (await allJobs())[0]?.attempts === attempts && !(await allJobs())[0]?.running);
    const [row] = await db.$queryRaw<{ runAt: Date }[]>`SELECT run_at AS "runAt" FROM graphile_worker.jobs`;
    seconds.push(((row?.runAt.getTime() ?? 0) - later.getTime()) / 1_000);
    await hurry();
  }
  expect(seconds).toEqual([1, 2, 3, 4].map((attempt) => expect.closeTo(Math.E ** attempt, 2)));
});

it('a failure that tells when it passes is tried again after that, and success is said', async () => {
  const later = new Date(Date.now() + 3_600_000);
  let isIll = true;
  const { task, add } = watchedTask(async () => {
    if (isIll) throw new RetryLater('The source is ill.', later);
  });
  await start([task]);
  await add('patient');
  expect(await waitFor(async () => (await allJobs())[0]?.error)).toBe('The source is ill.');
  const [row] = await db.$queryRaw<{ runAt: Date }[]>`SELECT run_at AS "runAt" FROM graphile_worker.jobs`;
  expect(row?.runAt.getTime()).toBeGreaterThan(later.getTime());
  isIll = false;
  await hurry();
  expect(await noJobs()).toBe(true);
  expect(said).toEqual([
    'testing.watch failed, and is tried again: The source is ill.',
    'testing.watch works again',
  ]);
});

it('a job that takes longer than its task may is told to end, and fails saying so', async () => {
  const { task, begun, add } = watchedTask(
    ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut')))),
    { limitMinutes: 0.002 },
  );
  await start([task]);
  await add('endless');
  const job = await waitFor(async () => (await allJobs()).find(({ error }) => error));
  expect(job).toMatchObject({
    attempts: 1,
    running: false,
    error: 'It took longer than the 120 ms that it may, and was told to end.',
  });
  expect(begun).toHaveLength(1);
  expect(said).toEqual([expect.stringMatching(/^testing\.watch failed, and is tried again: It took longer/)]);
});

it('a payload that is not the task’s is dead at once, and never run', async () => {
  const { task, begun } = watchedTask();
  await start([task]);
  await db.$executeRaw`SELECT graphile_worker.add_job('testing.watch', '{"name": 7}'::json, max_attempts => 9)`;
  await waitFor(async () => (await allJobs())[0]?.error);
  expect(await allJobs()).toMatchObject([
    {
      attempts: 9,
      running: false,
      error: expect.stringContaining('The payload is not one of testing.watch'),
    },
  ]);
  expect(begun).toEqual([]);
});

it('a worker that stops tells its jobs, and gives back those that end because of it', async () => {
  const { task, begun, add } = watchedTask(
    ({ signal, name }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => (name === 'quick' ? resolve() : reject(signal.reason)));
      }),
  );
  const worker = await start([task]);
  await add('quick');
  await add('long');
  await waitFor(() => begun.length === 2);
  await worker.stop();
  expect(await allJobs()).toEqual([
    { task: 'testing.watch', attempts: 0, running: false, due: true, error: null },
  ]);
  expect(said).toEqual([]);
});

it('a job that does not listen is left to others when patience ends', async () => {
  let end = () => {};
  const { task, begun, add } = watchedTask(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
  );
  const worker = await start([task]);
  await add('deaf');
  await waitFor(() => begun.length === 1);
  await worker.stop(200);
  expect(await allJobs()).toMatchObject([{ attempts: 0, running: false, due: true }]);
  end();
});

it('a worker whose lock is lost says so, and another takes its jobs, while those of the living stay', async () => {
  const { task, begun, add } = watchedTask(
    ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const first = await start([task], { concurrency: 1, holder: 'the first' });
  await add('one');
  await waitFor(() => begun.length === 1);
  const second = await start([task], { concurrency: 1 });
  await second.look();
  await sleep(200);
  expect(begun).toHaveLength(1);
  await db.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'worker of the first%'`;
  await first.lost;
  await second.look();
  await waitFor(() => begun.length === 2);
  expect(begun).toEqual([
    { name: 'one', attempt: 1 },
    { name: 'one', attempt: 2 },
  ]);
  await first.stop(); // and takes nothing away from the second
  expect(await allJobs()).toMatchObject([{ attempts: 2, running: true }]);
});

it('a worker whose connections are cut off begins anew, and does what was to be done', async () => {
  const { task, begun, add } = watchedTask();
  const stop = new AbortController();
  const lines: string[] = [];
  const working = keepWorking({
    databaseUrl: process.env.DATABASE_URL ?? '',
    tasks: [task],
    concurrency: 1,
    holder: 'one that goes on',
    say: (text) => lines.push(text),
    signal: stop.signal,
    finishMs: 10_000,
  });
  await add('before');
  await waitFor(() => begun.length === 1);
  // What was not noted yet as done would be done again.
  expect(await noJobs()).toBe(true);
  await db.$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND (application_name LIKE 'worker of %' OR query LIKE 'LISTEN%'
        OR query LIKE '%"graphile_worker"._private_jobs%')`;
  await waitFor(() =>
    add('after')
      .then(() => true)
      .catch(() => false),
  );
  await waitFor(() => begun.length >= 2);
  stop.abort();
  await working;
  // Who adds one cannot know whether it was, where the answer was cut off.
  expect([...new Set(begun.map(({ name }) => name))]).toEqual(['before', 'after']);
});

it('a worker that finds no database waits as long as it may, and says so once', async () => {
  const lines: string[] = [];
  const working = keepWorking({
    databaseUrl: 'postgresql://nobody@127.0.0.1:9/nothing',
    tasks: [],
    concurrency: 1,
    holder: 'one that waits',
    say: (text) => lines.push(text),
    signal: new AbortController().signal,
    finishMs: 10_000,
    patienceMs: 1_000,
  });
  await expect(working).rejects.toThrow('ECONNREFUSED');
  expect(lines).toEqual(['Waiting for the database']);
});
