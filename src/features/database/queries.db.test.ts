import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../../tests/support/broadsheet';
import { useTestDatabase } from '../../../tests/support/test-database';
import { getDatabaseSize, getDatabaseStatus } from './queries';
import { listActivity, listTables } from './sql';

useTestDatabase({ keep: true });

const open: pg.Client[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.end().catch(() => {})));
});

async function connect(name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: name });
  client.on('error', () => {});
  await client.connect();
  open.push(client);
  return client;
}

describe('the state of the database', () => {
  it('has the size of everything, the largest first', async () => {
    const { size, tables, indexes } = await getDatabaseStatus();
    expect(size).toBeGreaterThan(1_000_000);
    expect(size).toBe(await getDatabaseSize());
    expect(tables.map(({ name }) => name)).toContain('papers');
    const totals = tables.map(({ tableBytes, indexBytes }) => tableBytes + indexBytes);
    expect(totals).toEqual(totals.toSorted((one, other) => other - one));
    expect(indexes[0]?.bytes).toBeGreaterThan(0);
    expect(await listTables(1)).toHaveLength(1);
  });

  it('has what waits for another, and for whom', async () => {
    const [holder, waiter] = [await connect('the holder'), await connect('the waiter')];
    await holder.query('BEGIN; LOCK TABLE bookmarks IN ACCESS EXCLUSIVE MODE');
    const waiting = waiter.query('SELECT count(*) FROM bookmarks').catch(() => {});
    const found = await waitFor(async () =>
      (await listActivity(60)).find(({ application }) => application === 'the waiter'),
    );
    const { rows } = await holder.query('SELECT pg_backend_pid() AS pid');
    expect(found).toMatchObject({
      state: 'active',
      blockedBy: [rows[0].pid],
      waitsFor: expect.stringContaining('Lock'),
      text: 'SELECT count(*) FROM bookmarks',
    });
    expect((await listActivity(60)).map(({ application }) => application)).not.toContain('the holder');
    await holder.query('ROLLBACK');
    await waiting;
  });

  it('has what holds a transaction open for long', async () => {
    const idler = await connect('the idler');
    await idler.query('BEGIN');
    const found = await waitFor(async () =>
      (await listActivity(0)).find(({ application }) => application === 'the idler'),
    );
    expect(found).toMatchObject({ state: 'idle in transaction', blockedBy: [] });
  });

  it('has the statements that took the most time, where the server counts them', async () => {
    expect((await getDatabaseStatus()).statements).toEqual({ state: 'no view' });
    const client = await connect('the operator');
    const { rowCount } = await client.query(
      `SELECT FROM pg_available_extensions WHERE name = 'pg_stat_statements'`,
    );
    if (rowCount === 0) return;
    await client.query('CREATE EXTENSION pg_stat_statements');
    const { statements } = await getDatabaseStatus();
    if (statements.state !== 'counted') return expect(statements).toEqual({ state: 'not loaded' });
    await client.query('SELECT 42 AS "the answer of the tests"');
    const again = (await getDatabaseStatus()).statements;
    expect(again.state === 'counted' && again.list.length).toBeGreaterThan(0);
  });
});
