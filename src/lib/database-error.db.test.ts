import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../tests/support/test-database';
import {
  isContention,
  isDatabaseAway,
  isDiskFull,
  isMissingReference,
  isRefusedValue,
  sqlStateOf,
  whyUnavailable,
} from './database-error';

useTestDatabase();

const errorOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
const paper = { key: 'k', fingerprint: 'f', title: 't', titleText: 't' };

describe('what a database error says', () => {
  it('is told apart: a value it refuses', async () => {
    const overflow = await errorOf(
      db.paper.create({ data: { ...paper, sourceUpvoteCount: 2 ** 31 - 1, upvoteCount: 5 } }),
    );
    expect(isRefusedValue(overflow)).toBe(true);
    expect(isDatabaseAway(overflow)).toBe(false);
    await db.paper.create({ data: paper });
    expect(sqlStateOf(await errorOf(db.paper.create({ data: paper })))).toBe('23505');
    expect(sqlStateOf(await errorOf(db.$queryRaw`SELECT 1 / 0`))).toBe('22012');
  });

  it('is told apart: a row that is not there (any more)', async () => {
    const error = await errorOf(db.$executeRaw`INSERT INTO upvotes (user_id, paper_id) VALUES ('nobody', 1)`);
    expect(isMissingReference(error)).toBe(true);
  });

  it('is told apart: a question on a connection that was cut off before', async () => {
    const error = await errorOf(
      db.$transaction(async (transaction) => {
        await errorOf(transaction.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
        await sleep(200);
        await transaction.$queryRaw`SELECT 1`;
      }),
    );
    expect(String(error)).toContain('not queryable');
    expect(isDatabaseAway(error)).toBe(true);
  });

  it('is told apart: a disk that is full, which whoever sent something is told', async () => {
    const full = await errorOf(
      db.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$`,
    );
    expect([isDiskFull(full), isDatabaseAway(full)]).toEqual([true, false]);
    expect(whyUnavailable(full)).toMatch(/^There is no room left on the database's disk/);
    expect(whyUnavailable(new Error('another'))).toBeNull();
  });

  it('is told apart: a connection cut off, which is no fault of the value', async () => {
    const error = await errorOf(db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
    expect(isDatabaseAway(error)).toBe(true);
    expect(isRefusedValue(error)).toBe(false);
    expect(isContention(error)).toBe(false);
  });

  it('is nothing of the kind for faults of ours', () => {
    for (const error of [new TypeError('x'), null, 'text', { code: 'P2025' }]) {
      expect([isDatabaseAway(error), isRefusedValue(error), sqlStateOf(error)]).toEqual([false, false, null]);
    }
  });
});
