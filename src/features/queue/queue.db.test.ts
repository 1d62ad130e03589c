import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { waitFor } from '../../../tests/support/broadsheet';
import { useTestDatabase } from '../../../tests/support/test-database';
import { allJobs, useWorkers, watchedTask } from '../../../tests/support/workers';
import { discardJob, retryDeadJobs, retryJob } from './mutations';
import { countJobs, listJobs, listSchedules, listWorkers } from './queries';
import { jobIdInput } from './schema';

useTestDatabase();
const { start } = useWorkers();

/** A task that fails until it is mended, and holds what is called "slow" until then. */
function brokenTask() {
  let mend = () => {};
  let isBroken = true;
  const mended = new Promise<void>((resolve) => {
    mend = () => {
      isBroken = false;
      resolve();
    };
  });
  const watched = watchedTask(
    async ({ name }) => {
      if (name === 'slow') return mended;
      if (isBroken) throw new Error('out of order');
    },
    { maxAttempts: 1, schedule: '5 * * * *' },
  );
  return { ...watched, mend };
}

const counted = (state: 'running' | 'dead', count: number) =>
  waitFor(async () => (await countJobs())[state] === count);

it('a queue shows what waits, runs and is dead, its workers and its schedules', async () => {
  const { task, add, mend } = brokenTask();
  await add('doomed');
  expect(await listJobs('waiting')).toMatchObject([{ task: 'testing.watch', payload: '{"name":"doomed"}' }]);
  expect(await listWorkers()).toEqual([]);
  await start([task], { now: () => new Date('2026-11-28T12:30Z') });
  await add('slow');
  await counted('dead', 1);
  await counted('running', 1);
  expect(await countJobs()).toEqual({ waiting: 0, running: 1, dead: 1 });
  expect(await listJobs('dead')).toMatchObject([
    { attempts: 1, mostAttempts: 1, lockedAt: null, error: expect.stringContaining('out of order') },
  ]);
  expect(await listJobs('running')).toMatchObject([{ lockedAt: expect.any(Date), error: null }]);
  expect(await listWorkers()).toEqual([
    { name: expect.stringMatching(new RegExp(`^a test \\(pid ${process.pid} on `)), since: expect.any(Date) },
  ]);
  expect(await listSchedules()).toEqual([
    {
      task: 'testing.watch',
      dueAt: new Date('2026-11-28T12:05Z'),
      nextAt: new Date('2026-11-28T13:05Z'),
    },
  ]);
  mend();
});

it('a dead job is retried with all its attempts, or discarded; a running one is left alone', async () => {
  const { task, add, begun, mend } = brokenTask();
  await start([task]);
  await add('doomed');
  await add('forgotten');
  await add('slow');
  await counted('dead', 2);
  await counted('running', 1);
  const [running] = await listJobs('running');
  for (const change of [retryJob, discardJob]) {
    await expect(change(running?.id ?? '')).rejects.toMatchObject({ code: 'conflict' });
  }
  const [forgotten, doomed] = await listJobs('dead');
  await discardJob(forgotten?.id ?? '');
  mend();
  await retryJob(doomed?.id ?? '');
  await waitFor(async () => Object.values(await countJobs()).every((count) => count === 0));
  expect(begun.filter(({ name }) => name === 'doomed')).toEqual([
    { name: 'doomed', attempt: 1 },
    { name: 'doomed', attempt: 1 },
  ]);
  for (const change of [retryJob, discardJob]) {
    await expect(change(forgotten?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  }
});

it('all dead jobs are tried again at once; what runs and what waits stays as it is', async () => {
  const { task, add, begun, mend } = brokenTask();
  const worker = await start([task]);
  await add('doomed');
  await add('forgotten');
  await add('slow');
  await counted('dead', 2);
  await counted('running', 1);
  await add('later', { runAt: new Date('2100-01-01T00:00Z') });
  expect(await retryDeadJobs()).toBe(2);
  await counted('dead', 2);
  mend();
  expect(await retryDeadJobs()).toBe(2);
  // Between two runs nothing is dead or running either.
  await waitFor(() => Promise.resolve(begun.filter(({ name }) => name !== 'slow').length === 6));
  await waitFor(async () => {
    const { dead, running } = await countJobs();
    return dead + running === 0;
  });
  expect(await listJobs('waiting')).toMatchObject([{ payload: '{"name":"later"}' }]);
  expect(await retryDeadJobs()).toBe(0);
  await worker.stop();
});

describe('a job that is asked for again', () => {
  const again = { key: 'only one' };
  const endingTask = () => {
    const end: { resolve: () => void; reject: (error: Error) => void }[] = [];
    const watched = watchedTask(() => new Promise<void>((resolve, reject) => end.push({ resolve, reject })), {
      maxAttempts: 3,
    });
    return { ...watched, end };
  };

  it('while it runs is not dead where its worker is, and runs once more', async () => {
    const { task, add, begun, end } = endingTask();
    const first = await start([task], { concurrency: 1, holder: 'the first' });
    await add('old', again);
    await waitFor(() => begun.length === 1);
    await add('new', again);
    await db.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'worker of the first%'`;
    await first.lost;
    const second = await start([task], { concurrency: 1 });
    await waitFor(() => begun.length === 2);
    expect(await countJobs()).toEqual({ waiting: 0, running: 1, dead: 0 });
    expect(await listJobs('dead')).toEqual([]);
    await second.look();
    for (const { resolve } of end) resolve();
    await waitFor(async () => (await allJobs()).length === 0);
    expect(begun.map(({ name }) => name)).toEqual(['old', 'new']);
  });

  it('while it runs is not dead where it fails', async () => {
    const { task, add, begun, end } = endingTask();
    const worker = await start([task], { concurrency: 1 });
    await add('old', again);
    await waitFor(() => begun.length === 1);
    await add('new', again);
    end[0]?.reject(new Error('out of order'));
    await waitFor(() => begun.length === 2);
    // The one that failed is gone soon after the other has begun.
    await waitFor(async () => (await countJobs()).running === 1);
    expect(await countJobs()).toEqual({ waiting: 0, running: 1, dead: 0 });
    await worker.look();
    expect(await allJobs()).toHaveLength(1);
    end[1]?.resolve();
    await waitFor(async () => (await allJobs()).length === 0);
  });

  it('takes the place of the dead one', async () => {
    const { task, add, mend } = brokenTask();
    const worker = await start([task]);
    await add('doomed', again);
    await counted('dead', 1);
    mend();
    await add('better', again);
    await waitFor(async () => Object.values(await countJobs()).every((count) => count === 0));
    await worker.look();
    expect(await allJobs()).toEqual([]);
  });
});

it('a job is named by a number that the database can hold', () => {
  expect(jobIdInput.safeParse({ id: '999999999999999999' }).success).toBe(true);
  for (const id of ['0', '-1', '1.5', '9223372036854775808', 'one', '']) {
    expect(jobIdInput.safeParse({ id }).success, id).toBe(false);
  }
});
