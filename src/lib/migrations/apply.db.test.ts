import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { queryServer, withDatabase } from '../../../tests/support/database';
import { applyMigrations } from './apply';
import { draftMigration } from './draft';
import type { MigrationList } from './engine';
import { readMigrations } from './folder';

const server = inject('databaseServer');
const name = `broadsheet_migrations_${process.pid}`;
const url = withDatabase(server, name);
const known = readMigrations();
const newest = known.migrationDirectories.map((migration) => migration.path).at(-1);

/** The migrations of a later version, which has one more. */
function withMigration(sql: string): MigrationList {
  const content = { tag: 'ok', value: sql } as const;
  const later = { path: '29990101000000_later', migrationFile: { path: 'migration.sql', content } };
  return { ...known, migrationDirectories: [...known.migrationDirectories, later] };
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(sql).finally(() => client.end());
  return rows;
}

beforeEach(() => queryServer(server, `CREATE DATABASE ${name}`));
afterEach(() => queryServer(server, `DROP DATABASE ${name} WITH (FORCE)`));

describe('migrations', () => {
  it('bring an empty database up to date, once', async () => {
    expect(await applyMigrations(url)).toContain(newest);
    expect(await applyMigrations(url)).toEqual([]);
  });

  it('bring the queue of jobs too, also where nothing of ours is new, and refuse a newer one', async () => {
    await applyMigrations(url);
    await query('DROP SCHEMA graphile_worker CASCADE');
    expect(await applyMigrations(url)).toEqual([]);
    expect(await query('SELECT count(*)::int AS jobs FROM graphile_worker.jobs')).toEqual([{ jobs: 0 }]);
    await query('INSERT INTO graphile_worker.migrations (id, breaking) VALUES (999999, true)');
    await expect(applyMigrations(url)).rejects.toThrow(/The queue of jobs .* revision 999999/);
  });

  it('agree with schema.prisma', async () => {
    expect(await draftMigration(url)).toBeNull();
  });

  it('are drafted from what the schema says and the migrations do not give yet', async () => {
    const without = { ...known, migrationDirectories: [] };
    expect(await draftMigration(url, without)).toContain('CREATE TABLE "papers"');
    const shadows = await query("SELECT datname FROM pg_database WHERE datname LIKE 'shadow_%'");
    expect(shadows).toEqual([]);
  });

  it('run once when two processes start together, and the second is told that it waits', async () => {
    const waited: number[] = [];
    const start = (process: number) => applyMigrations(url, { onWait: () => waited.push(process) });
    const applied = await Promise.all([start(1), start(2)]);
    expect(applied.flat()).toEqual(known.migrationDirectories.map((migration) => migration.path));
    expect(waited.length).toBeLessThanOrEqual(1);
  });

  it('refuse a database that is newer than the code, and change nothing', async () => {
    await applyMigrations(url, { migrations: withMigration('CREATE TABLE later (id integer)') });
    const before = await query('SELECT * FROM _prisma_migrations');
    await expect(applyMigrations(url)).rejects.toThrow(
      /newer than this version of Broadsheet: it has 29990101000000_later/,
    );
    expect(await query('SELECT * FROM _prisma_migrations')).toEqual(before);
  });

  it('leave everything as it was when one fails half-way, and name it with its error', async () => {
    const failing = withMigration('CREATE TABLE half (id integer); SELECT 1 / 0;');
    await expect(applyMigrations(url, { migrations: failing })).rejects.toThrow(
      'Migration 29990101000000_later failed and nothing was changed: division by zero',
    );
    const [left] = await query("SELECT to_regclass('half') AS half, to_regclass('papers') AS papers");
    expect(left).toEqual({ half: null, papers: null });
    expect(await applyMigrations(url)).toContain(newest);
  });

  it('hold no statement that would end the transaction they run in', () => {
    for (const { path, migrationFile } of known.migrationDirectories) {
      const sql = migrationFile.content.value;
      expect(sql, path).not.toMatch(/^\s*(BEGIN|COMMIT|ROLLBACK)\s*;|\bCONCURRENTLY\b/im);
    }
  });

  it('leave a database that holds something else alone', async () => {
    await query('CREATE TABLE somebody_elses (id integer)');
    await expect(applyMigrations(url)).rejects.toThrow('The database schema is not empty');
    expect(await query("SELECT to_regclass('papers') AS papers")).toEqual([{ papers: null }]);
  });
});
