import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFreePort } from '@/lib/postgres/process';
import { run, serve, stopAll, waitFor } from './support/broadsheet';
import { queryServer, withDatabase } from './support/database';

let folder: string;
let DATA_DIR: string;
let PORT: string;
let token: string | undefined;
const inData = (...parts: string[]) => path.join(DATA_DIR, 'postgres', 'data', ...parts);
const postmaster = () => Number.parseInt(readFileSync(inData('postmaster.pid'), 'utf8'), 10);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-start-'));
  DATA_DIR = path.join(folder, 'data');
  PORT = String(await findFreePort());
});
afterEach(stopAll);
afterAll(() => rmSync(folder, { recursive: true }));

async function query(url: string | undefined, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

/** What the server was given by the start. */
async function environment(address: string): Promise<Record<string, string>> {
  return (await fetch(`${address}/environment`)).json() as Promise<Record<string, string>>;
}

/** The papers table of the served database answers. */
async function papers(address: string): Promise<unknown[]> {
  return query((await environment(address)).DATABASE_URL, 'SELECT count(*)::int AS papers FROM papers');
}

// In order: the first makes the folder that the others start on again.
describe('npm start', () => {
  it('sets up a database, serves, and tells where the data lies and the ingest token once', async () => {
    const first = await serve({ DATA_DIR, PORT });
    expect(await papers(first.address)).toEqual([{ papers: 0 }]);
    const { INGEST_TOKEN, AUTH_SECRET } = await environment(first.address);
    expect(first.output()).toContain(INGEST_TOKEN);
    expect(first.output()).toContain(DATA_DIR);
    expect(AUTH_SECRET).toHaveLength(43);
    token = INGEST_TOKEN;
  });

  it('says so when it already runs on the folder, and does no harm', async () => {
    const first = await serve({ DATA_DIR, PORT });
    expect((await environment(first.address)).INGEST_TOKEN).toBe(token);
    expect(first.output()).not.toContain(token);
    const second = run({ DATA_DIR, PORT: '0' });
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain(
      `already running on this folder (pid ${first.pid}, http://127.0.0.1:${PORT})`,
    );
    expect(await papers(first.address)).toHaveLength(1);
  });

  it('finishes requests under way before it stops Postgres, whatever signal stops it', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { process: child, address, ended } = await serve({ DATA_DIR, PORT });
      const slow = await fetch(`${address}/slow`);
      child.kill(signal);
      await sleep(300);
      expect(existsSync(inData('postmaster.pid'))).toBe(true);
      expect(await slow.text()).toBe('begun finished');
      expect(await ended).toBe(0);
      expect(existsSync(inData('postmaster.pid'))).toBe(false);
    }
  });

  it('recovers when it alone was killed: what it started ends or is taken over', async () => {
    const killed = await serve({ DATA_DIR, PORT });
    const orphan = postmaster();
    killed.process.kill('SIGKILL');
    await killed.ended;
    const next = await serve({ DATA_DIR, PORT });
    expect(await papers(next.address)).toHaveLength(1);
    expect(postmaster()).not.toBe(orphan);
  });

  it('recovers also from a Postgres left behind that does not stop when it is asked to', async () => {
    const killed = await serve({ DATA_DIR, PORT });
    const client = new pg.Client({ connectionString: (await environment(killed.address)).DATABASE_URL });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGSTOP');
    killed.process.kill('SIGKILL');
    await killed.ended;
    const next = await serve({ DATA_DIR, PORT });
    expect(await papers(next.address)).toHaveLength(1);
  });

  it('starts Postgres again where it was, when only that was killed', async () => {
    const { address } = await serve({ DATA_DIR, PORT });
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    await waitFor(() => existsSync(inData('postmaster.pid')) && postmaster() !== killed);
    expect(await waitFor(() => papers(address).catch(() => null))).toHaveLength(1);
  });

  it('recovers when everything was killed and the stale pid belongs to another program by now', async () => {
    const killed = await serve({ DATA_DIR, PORT });
    const pid = postmaster();
    killed.process.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await killed.ended;
    const stale = readFileSync(inData('postmaster.pid'), 'utf8');
    writeFileSync(inData('postmaster.pid'), stale.replace(String(pid), String(process.pid)));
    const next = await serve({ DATA_DIR, PORT });
    expect(await papers(next.address)).toHaveLength(1); // and this test was not taken for Postgres
  });

  it('makes the database anew when the first start was killed half-way through', async () => {
    const half = path.join(folder, 'half');
    const killed = run({ DATA_DIR: half, PORT: '0' });
    const unfinished = () => (existsSync(half) ? readdirSync(half) : []).find((name) => /\.new-/.test(name));
    await waitFor(() => existsSync(path.join(half, unfinished() ?? '', 'data')));
    killed.process.kill('SIGKILL');
    await killed.ended;
    expect(existsSync(path.join(half, 'postgres'))).toBe(false);
    expect(await papers((await serve({ DATA_DIR: half, PORT: '0' })).address)).toHaveLength(1);
    expect(unfinished()).toBeUndefined();
  });

  it('runs a worker beside the server, and another one when that dies', async () => {
    const broadsheet = await serve({ DATA_DIR, PORT, WORKER: 'on' });
    const { DATABASE_URL } = await environment(broadsheet.address);
    const workers = () =>
      query(
        DATABASE_URL,
        `SELECT substring(application_name FROM 'pid ([0-9]+)') AS pid FROM pg_stat_activity
         WHERE application_name LIKE 'worker of npm start %'`,
      ) as Promise<{ pid: string }[]>;
    const first = await waitFor(async () => (await workers())[0]?.pid);
    process.kill(Number(first), 'SIGKILL');
    const second = await waitFor(async () => (await workers()).find(({ pid }) => pid !== first)?.pid);
    expect(broadsheet.output()).toContain('Worker     ended unexpectedly (SIGKILL); starting another');
    broadsheet.process.kill('SIGTERM');
    expect(await broadsheet.ended).toBe(0);
    expect(() => process.kill(Number(second), 0)).toThrow('ESRCH');
  });

  it('names the program in the way when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    const address = await waitFor(() => other.address());
    const port = typeof address === 'object' && address ? address.port : 0;
    const refused = run({ DATA_DIR, PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`Port ${port} on 127.0.0.1 is taken by another program`);
    other.close();
  });

  it('refuses a folder made by another PostgreSQL, and a wrong setting, in words', async () => {
    const version = readFileSync(inData('PG_VERSION'), 'utf8');
    writeFileSync(inData('PG_VERSION'), '14\n');
    const refused = run({ DATA_DIR, PORT });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('was made by PostgreSQL 14, and this version of Broadsheet brings');
    writeFileSync(inData('PG_VERSION'), version);

    const wrong = run({ DATA_DIR, PORT: 'http' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toContain('PORT must be a whole number from 0 to 65535, but is "http"');
  });

  it("uses the operator's own database instead, and refuses one that is newer than the code", async () => {
    const server = inject('databaseServer');
    const name = `broadsheet_start_${process.pid}`;
    const DATABASE_URL = withDatabase(server, name);
    const own = path.join(folder, 'own');
    await queryServer(server, `CREATE DATABASE ${name}`);
    try {
      const served = await serve({ DATABASE_URL, DATA_DIR: own, PORT: '0' });
      expect((await environment(served.address)).DATABASE_URL).toBe(DATABASE_URL);
      expect(existsSync(path.join(own, 'postgres'))).toBe(false);
      await stopAll();

      await queryServer(
        DATABASE_URL,
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
         VALUES ('later', '', '29990101000000_later', now())`,
      );
      const refused = run({ DATABASE_URL, DATA_DIR: own, PORT: '0' });
      expect(await refused.ended).toBe(1);
      expect(refused.output()).toContain(
        'newer than this version of Broadsheet: it has 29990101000000_later',
      );
    } finally {
      await queryServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
});
