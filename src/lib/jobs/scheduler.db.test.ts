import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { waitFor } from '../../../tests/support/broadsheet';
import { useTestDatabase } from '../../../tests/support/test-database';
import { allJobs, useWorkers, watchedTask } from '../../../tests/support/workers';

useTestDatabase();
const { start } = useWorkers();

const hourly = { schedule: '5 * * * *' };
const clock = (text: string) => ({ now: () => new Date(text) });
const noJobs = () => waitFor(async () => (await allJobs()).length === 0);
const schedules = () => db.jobSchedule.findMany({ orderBy: { task: 'asc' } });

it('a schedule that is new here waits for its time, or has a job at once where it says so', async () => {
  const waits = watchedTask(undefined, { ...hourly, name: 'testing.waits' });
  const eager = watchedTask(undefined, { ...hourly, name: 'testing.eager', atOnce: true });
  await start([waits.task, eager.task], clock('2026-11-28T12:30Z'));
  await waitFor(() => eager.begun.length === 1);
  expect(await noJobs()).toBe(true);
  expect(waits.begun).toEqual([]);
  const times = { dueAt: new Date('2026-11-28T12:05Z'), nextAt: new Date('2026-11-28T13:05Z') };
  expect(await schedules()).toEqual([
    { task: 'testing.eager', ...times },
    { task: 'testing.waits', ...times },
  ]);
});

it('several workers that look at one time add one job, of many schedules, again and again', async () => {
  const watched = Array.from({ length: 12 }, (_, index) =>
    watchedTask(undefined, { schedule: '* * * * *', name: `testing.task-${'abcdefghijkl'[index]}` }),
  );
  const tasks = watched.map(({ task }) => task);
  let minute = Date.UTC(2026, 10, 28, 12);
  const now = () => new Date(minute);
  const workers = await Promise.all([1, 2, 3].map(() => start(tasks, { now, concurrency: 4 })));
  for (let round = 1; round <= 5; round += 1) {
    minute += 60_000;
    await Promise.all(workers.flatMap(({ look }) => [look(), look()]));
    expect(await noJobs()).toBe(true);
    expect(watched.map(({ begun }) => begun.length)).toEqual(Array(12).fill(round));
  }
});

it('what was missed while no worker ran is made up once, however much it was', async () => {
  const { task, begun } = watchedTask(undefined, hourly);
  const first = await start([task], clock('2026-11-01T12:30Z'));
  await first.stop();
  await start([task], clock('2026-11-28T20:00Z'));
  await waitFor(() => begun.length > 0);
  expect(await noJobs()).toBe(true);
  expect(begun).toHaveLength(1);
  expect((await schedules())[0]?.dueAt).toEqual(new Date('2026-11-28T19:05Z'));
});

it('a job that still runs when it is due again is followed by one when it is done', async () => {
  let end = () => {};
  const { task, begun } = watchedTask(
    () =>
      new Promise((resolve) => {
        end = resolve;
      }),
    { ...hourly, atOnce: true },
  );
  let now = new Date('2026-11-28T12:30Z');
  const worker = await start([task], { now: () => now });
  await waitFor(() => begun.length === 1);
  now = new Date('2026-11-28T15:00Z');
  await worker.look();
  expect(await allJobs()).toHaveLength(1);
  end();
  expect(await noJobs()).toBe(true);
  await worker.look();
  await waitFor(() => begun.length === 2);
  end();
  expect(await noJobs()).toBe(true);
});

it('the next job takes the place of the dead one before, so that the dead do not add up', async () => {
  const { task, begun } = watchedTask(() => Promise.reject(new Error('no luck')), {
    ...hourly,
    atOnce: true,
    maxAttempts: 1,
  });
  let now = new Date('2026-11-28T12:30Z');
  const worker = await start([task], { now: () => now });
  for (let hours = 1; hours <= 3; hours += 1) {
    await waitFor(async () => begun.length === hours && (await allJobs())[0]?.running === false);
    expect(await allJobs()).toMatchObject([{ attempts: 1, error: expect.stringContaining('no luck') }]);
    now = new Date(now.getTime() + 3_600_000);
    await worker.look();
  }
});
