import { expect, it } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { enqueue, enqueueMany } from './enqueue';
import { defineTask } from './task';

useTestDatabase();

const greet = defineTask({
  name: 'testing.greet',
  payload: z.object({ name: z.string() }),
  maxAttempts: 3,
  limitMinutes: 1,
  run: async () => {},
});

type Row = {
  name: string;
  priority: number;
  key: string | null;
  attempts: number;
  max: number;
  later: boolean;
};

const waiting = () => db.$queryRaw<Row[]>`
  SELECT payload ->> 'name' AS name, priority, key, attempts, max_attempts AS max, run_at > now() AS later
  FROM graphile_worker._private_jobs ORDER BY id`;

it('a job is there once the transaction commits, and not where that is rolled back', async () => {
  await db.$transaction(async (transaction) => {
    await enqueue(transaction, greet, { name: 'Ada' });
    expect(await waiting()).toEqual([]);
  });
  const refused = db.$transaction(async (transaction) => {
    await enqueue(transaction, greet, { name: 'Bob' });
    throw new Error('changed my mind');
  });
  await expect(refused).rejects.toThrow('changed my mind');
  expect(await waiting()).toEqual([
    { name: 'Ada', priority: 0, key: null, attempts: 0, max: 3, later: false },
  ]);
});

it('a job of a key that waits is replaced by the next one', async () => {
  const add = (name: string, runAt?: Date) =>
    db.$transaction((transaction) =>
      enqueue(transaction, greet, { name }, { key: 'only one', priority: 7, ...(runAt && { runAt }) }),
    );
  await add('Ada');
  await add('Bob', new Date(Date.now() + 60_000));
  expect(await waiting()).toEqual([
    { name: 'Bob', priority: 7, key: 'only one', attempts: 0, max: 3, later: true },
  ]);
});

it('many are added at once, the last of each key', async () => {
  const names = Array.from({ length: 1_500 }, (_, number) => `reader ${number}`);
  const jobs = names.map((name) => ({ payload: { name }, key: name }));
  await db.$transaction((transaction) =>
    enqueueMany(transaction, greet, [...jobs, { payload: { name: 'again' }, key: 'reader 0' }]),
  );
  const added = await waiting();
  expect(added).toHaveLength(1_500);
  expect(added.filter(({ key }) => key === 'reader 0')).toMatchObject([{ name: 'again' }]);
  await db.$transaction((transaction) => enqueueMany(transaction, greet, []));
});

it('what is not the payload of the task is refused before anything is added', async () => {
  const wrong = { name: 1 } as unknown as { name: string };
  await expect(db.$transaction((transaction) => enqueue(transaction, greet, wrong))).rejects.toThrow(
    /expected string/,
  );
});
