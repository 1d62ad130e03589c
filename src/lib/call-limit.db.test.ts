import { afterEach, describe, expect, it, vi } from 'vitest';
import { useTestDatabase } from '../../tests/support/test-database';
import { createCallCounter } from './call-limit';
import { db } from './db';

useTestDatabase();
afterEach(() => {
  vi.useRealTimers();
});

describe('calls of a caller', () => {
  it('are counted one by one up to the limit, and each is told how many are left', async () => {
    const count = createCallCounter({ requests: 3, windowSeconds: 60 });
    const calls = [await count('ann'), await count('ann'), await count('ann'), await count('ann')];
    expect(calls.map(({ allowed, left }) => [allowed, left])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
    for (const { resetSeconds } of calls) expect(resetSeconds).toBeGreaterThan(0);
    expect(await count('ben')).toMatchObject({ allowed: true, left: 2 });
  });

  it('are all counted where they come at once, over all processes', async () => {
    const [one, other] = [1, 2].map(() => createCallCounter({ requests: 20, windowSeconds: 60 }));
    const calls = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (index % 2 ? one : other)?.('ann')),
    );
    expect(calls.filter((call) => call?.allowed)).toHaveLength(20);
  });

  it('cost no statement any more where there were too many', async () => {
    const count = createCallCounter({ requests: 1, windowSeconds: 60 });
    await count('ann');
    await count('ann');
    await db.apiCall.deleteMany();
    expect(await count('ann')).toMatchObject({ allowed: false });
    expect(await db.apiCall.count()).toBe(0);
  });

  it('begin anew with the next window', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const count = createCallCounter({ requests: 1, windowSeconds: 60 });
    await count('ann');
    expect(await count('ann')).toMatchObject({ allowed: false });
    vi.setSystemTime(Date.now() + 61_000);
    expect(await count('ann')).toMatchObject({ allowed: true, left: 0 });
  });

  it('keep nobody out while the database is away', async () => {
    const count = createCallCounter({ requests: 1, windowSeconds: 60 });
    await db.$executeRaw`ALTER TABLE api_calls RENAME TO api_calls_away`;
    try {
      expect(await count('ann')).toMatchObject({ allowed: true });
      expect(await count('ann')).toMatchObject({ allowed: false });
    } finally {
      await db.$executeRaw`ALTER TABLE api_calls_away RENAME TO api_calls`;
    }
  });
});
