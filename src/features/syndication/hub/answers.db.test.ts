import { beforeEach, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/enqueue';
import { RetryLater } from '@/lib/jobs/retry-later';
import { waitFor } from '../../../../tests/support/broadsheet';
import type { Recorded } from '../../../../tests/support/replay/answer';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { allJobs, hurry, useWorkers } from '../../../../tests/support/workers';
import { anHourPasses, OF_EDITIONS, paperCame, useHub } from './testing';

useTestDatabase();
const open = useHub();
const { start } = useWorkers();

type Hub = Awaited<ReturnType<typeof open>>;
let hub: Hub;

beforeEach(async () => {
  hub = await open();
  await hub.tell();
  // Apart by more than what is looked at twice anyway.
  await anHourPasses();
  await paperCame({ day: '2026-11-28' });
  await anHourPasses();
});

const answerWith = (answer: Recorded) => hub.server.route('/hub', answer);
const failure = (run: Promise<void>) =>
  run.then(
    () => null,
    (error: Error) => error,
  );

/** What it hears the next time, when it takes everything again. */
async function heardLater() {
  hub.heard();
  answerWith({ status: 204 });
  await hub.tell();
  return hub.heard();
}

it.each([200, 202, 204])('a hub that answers %i was told', async (status) => {
  answerWith({ status, body: status === 204 ? '' : 'Thank you.' });
  await hub.tell();
  expect(await heardLater()).toEqual([]);
});

it('a hub that fails is tried again, by the fetcher and by the queue, and told all of it', async () => {
  answerWith({ status: 500, body: 'out of order' });
  const error = await failure(hub.tell());
  expect(error).toBeInstanceOf(RetryLater);
  expect(error?.message).toMatch(/^The WebSub hub: .*\/hub answers 500 .*out of order.*asked 2 times/);
  expect(hub.heard()).toEqual([OF_EDITIONS, OF_EDITIONS]);
  await failure(hub.tell());
  expect(await heardLater()).toEqual([OF_EDITIONS]);
});

it('a hub that fails at the second request is told all of it again', async () => {
  const topics = Array.from({ length: 30 }, (_, index) => `topic-${index}`);
  await paperCame({ topics });
  await anHourPasses();
  hub.server.route('/hub', [{ status: 204 }, { status: 400 }]);
  expect(await failure(hub.tell())).toBeInstanceOf(AppError);
  const told = await heardLater();
  expect(told.flat()).toHaveLength(OF_EDITIONS.length + 2 * topics.length);
});

it('a hub that wants to be left alone is asked again when it says', async () => {
  answerWith({ status: 503, headers: { 'retry-after': '3600' } });
  const error = await failure(hub.tell());
  expect(error).toMatchObject({ at: new Date(hub.clock.now() + 3_600_000) });
  expect(hub.heard()).toHaveLength(1);
});

it('a hub that refuses is an error in its words', async () => {
  answerWith({ status: 400, body: 'hub.url is not one of mine' });
  const error = await failure(hub.tell());
  expect(error).toBeInstanceOf(AppError);
  expect(error?.message).toContain('hub.url is not one of mine');
  expect(await heardLater()).toEqual([OF_EDITIONS]);
});

it('a hub inside that the operator did not allow is not asked, and they are told how to', async () => {
  const settings = { WEBSUB_HUB: 'http://127.0.0.1:1/hub' };
  await hub.tell({ settings });
  await paperCame({ day: '2026-11-28' });
  const error = await failure(hub.tell({ settings }));
  expect(error?.message).toContain('add http://127.0.0.1:1 to FETCH_PRIVATE_ORIGINS');
});

it('telling that is stopped ends at once, and counts for nothing', async () => {
  const stop = new AbortController();
  hub.server.route('/hub', () => {
    stop.abort(new Error('The worker stops'));
    return { fault: 'slow first byte' };
  });
  await expect(hub.tell({ signal: stop.signal })).rejects.toThrow('The worker stops');
  expect(await heardLater()).toEqual([OF_EDITIONS]);
});

it('a job that failed stays with its reason, and tells the hub when its turn comes again', async () => {
  answerWith({ status: 502, body: 'no upstream' });
  await db.$transaction((transaction) => enqueue(transaction, hub.task, {}));
  await start([hub.task]);
  await waitFor(async () => (await allJobs())[0]?.error != null);
  expect((await allJobs())[0]).toMatchObject({ error: expect.stringContaining('no upstream') });
  hub.heard();
  answerWith({ status: 204 });
  await hurry();
  await waitFor(async () => (await allJobs()).length === 0);
  expect(hub.heard()).toEqual([OF_EDITIONS]);
});
