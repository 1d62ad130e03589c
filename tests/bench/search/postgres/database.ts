import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { applyMigrations } from '@/lib/migrations/apply';
import { OperatorError } from '@/lib/operator-error';
import { clusterPaths } from '@/lib/postgres/cluster';
import { startEmbedded } from '@/lib/postgres/embedded';
import { dropFileCache } from '../file-cache';
import type { BenchFolder } from '../folder';

/** A server on a kept folder; `pid` is that of its first process. */
export type BenchDatabase = { url: string; pid: number; log: string; close: () => Promise<void> };

type Options = {
  settings: Record<string, string>;
  /** Takes the files of the database out of the system's memory first, where that can be done. */
  cold?: boolean;
};

/**
 * Starts the server of a taken folder, brings the database to this code's migrations, and makes it the one that
 * `@/lib/db` connects to.
 */
export async function openDatabase(folder: BenchFolder, { settings, cold }: Options): Promise<BenchDatabase> {
  const server = path.join(folder.path, 'postgres');
  if (cold) dropFileCache(server);
  const postgres = await startEmbedded({ folder: server, settings });
  // The server is in no process group of ours: Ctrl-C would leave it running.
  const end = () => void postgres.stop().finally(() => process.exit(130));
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    await applyMigrations(postgres.url, {
      onEdited: (names) => {
        throw new OperatorError(`${names.join(', ')} changed since this database was made: use --fresh.`);
      },
    });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  process.env.DATABASE_URL = postgres.url;
  const { data, log } = clusterPaths(server);
  const pid = Number.parseInt(readFileSync(path.join(data, 'postmaster.pid'), 'utf8'), 10);
  const close = async () => {
    process.off('SIGINT', end).off('SIGTERM', end);
    await postgres.stop();
  };
  return { url: postgres.url, pid, log, close };
}

/** A copy of the database that `@/lib/db` may then connect to; nobody may be connected to the original. */
export async function copyDatabase(
  { url }: BenchDatabase,
  name: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = new URL(url);
  const original = server.pathname.slice(1);
  server.pathname = '/postgres';
  const run = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: server.href });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const drop = `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;
  await run(drop, `CREATE DATABASE ${name} TEMPLATE ${original}`);
  return { url: Object.assign(new URL(url), { pathname: `/${name}` }).href, drop: () => run(drop) };
}
