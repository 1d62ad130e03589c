import { describe, expect, it, vi } from 'vitest';
import { isDatabaseAway, sqlStateOf } from '@/lib/database-error';
import { Prisma } from '@/lib/db';
import { readAtLeisure, readPlanned, readRows } from '@/lib/sql';
import { useTestDatabase } from '../../tests/support/test-database';

const noted = vi.hoisted(() => vi.fn());
vi.mock(import('@/lib/slow-statement'), () => ({ noteStatement: noted }));

useTestDatabase();

describe('rows straight from the driver', () => {
  it('are as the client gives them: days in UTC, instants, numbers and lists', async () => {
    const instant = new Date('2026-03-29T01:30:00.250Z');
    const rows = await readRows`
      SELECT
        ${'2026-03-29'}::date AS day,
        ${instant}::timestamptz AS instant,
        ${Prisma.sql`${1}::int + ${2}::int`} AS sum,
        ${[1.5, 2]}::float8[] AS list,
        ${['a,b', '"c"', '{d}', '']}::text[] AS texts,
        ${null}::int AS nothing
    `;
    expect(rows).toEqual([
      {
        day: new Date('2026-03-29T00:00:00Z'),
        instant,
        sum: 3,
        list: [1.5, 2],
        texts: ['a,b', '"c"', '{d}', ''],
        nothing: null,
      },
    ]);
  });

  it('are those asked for where the statement is planned but once', async () => {
    const doubled = (number: number) => readPlanned`SELECT 2 * ${number}::int AS doubled`;
    for (let number = 0; number < 20; number++)
      expect(await doubled(number)).toEqual([{ doubled: 2 * number }]);
    const other = await readPlanned`SELECT 3 * ${7}::int AS tripled`;
    expect(other).toEqual([{ tripled: 21 }]);
    // As in the app, where pages and routes each have a copy of the module.
    vi.resetModules();
    const copy = await import('@/lib/sql');
    expect(await copy.readPlanned`SELECT 4 * ${7}::int AS fourfold`).toEqual([{ fourfold: 28 }]);
    const planned = await readRows`SELECT count(*)::int AS statements FROM pg_prepared_statements`;
    expect(planned).toEqual([{ statements: 3 }]);
  });

  it('are told of as slow only where somebody waits for them', async () => {
    noted.mockClear();
    expect(await readAtLeisure`SELECT 1 AS one`).toEqual([{ one: 1 }]);
    expect(noted).not.toHaveBeenCalled();
    await readRows`SELECT 2 AS two`;
    expect(noted).toHaveBeenCalledOnce();
    expect(noted).toHaveBeenCalledWith({ query: 'SELECT 2 AS two', duration: expect.any(Number) });
  });

  it('fail like those of the client', async () => {
    const broken = await readRows`SELECT 1 / 0`.catch((error: unknown) => error);
    expect(sqlStateOf(broken)).toBe('22012');
    const cut = await readRows`SELECT pg_terminate_backend(pg_backend_pid())`.catch(
      (error: unknown) => error,
    );
    expect(isDatabaseAway(cut)).toBe(true);
    expect(await readRows`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  });
});
