import 'server-only';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findRunner } from './account';
import { findBinaries } from './binaries';
import { checkCluster, clusterPaths, createCluster } from './cluster';
import { clearOrphan } from './orphan';
import { DATABASE, databaseUrl, launchPostgres, type PostgresProcess } from './process';
import { showStatements, statementSettings } from './statements';

const RESTARTS = 5;
/** A server that stayed up this long died of something new. */
const RESTARTS_FORGOTTEN_AFTER_MS = 60_000;

export type EmbeddedPostgres = {
  /** "18.4" */
  version: string;
  folder: string;
  /** The address of Broadsheet's database; the same for as long as this lives. */
  url: string;
  port: number;
  stop: (options?: { immediate?: boolean }) => Promise<void>;
};

type EmbeddedOptions = {
  /** Absolute; made where it is missing. Its parent too. */
  folder: string;
  settings?: Record<string, string>;
  /** Called before the one-time set-up of a new database, which takes a few seconds. */
  onCreate?: () => void;
  /** Called when the server died and is started again. */
  onRestart?: () => void;
  /** Called when it cannot be kept running. */
  onLost?: (error: unknown) => void;
};

/**
 * Runs the embedded PostgreSQL on `folder` and keeps it running: one that dies is started again on the same
 * port. The caller holds the folder's lock.
 * @throws OperatorError saying what the operator can do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { folder, settings } = options;
  const binaries = findBinaries();
  mkdirSync(path.dirname(folder), { recursive: true });
  const runner = findRunner({ program: binaries.postgres, folder });
  const version = readVersion(binaries.postgres);
  if (!checkCluster(folder, version)) {
    options.onCreate?.();
    await createCluster({ folder, binaries, runner });
  }
  const { data } = clusterPaths(folder);
  const launch = async (port?: number) => {
    await clearOrphan(data);
    const counting = statementSettings({ data, program: binaries.postgres });
    return launchPostgres({
      folder,
      program: binaries.postgres,
      runner,
      settings: { ...counting, ...settings },
      port,
    });
  };
  const first = await launch();
  await createDatabase({ folder, port: first.port });
  const stop = keepRunning(first, launch, options);
  return {
    version,
    folder,
    url: databaseUrl({ folder, port: first.port, database: DATABASE }),
    port: first.port,
    stop,
  };
}

function keepRunning(
  first: PostgresProcess,
  launch: (port: number) => Promise<PostgresProcess>,
  { onRestart, onLost }: EmbeddedOptions,
): EmbeddedPostgres['stop'] {
  let current = first;
  let stopping = false;
  const watched = (async () => {
    for (let restarts = 0; ; restarts++) {
      const since = Date.now();
      await current.exited;
      if (stopping) return;
      if (Date.now() - since > RESTARTS_FORGOTTEN_AFTER_MS) restarts = 0;
      if (restarts >= RESTARTS)
        throw new Error(`The embedded PostgreSQL died ${restarts + 1} times in a row.`);
      onRestart?.();
      await sleep(restarts * 500);
      current = await launch(first.port);
      if (stopping) await current.stop();
    }
  })().catch((error: unknown) => {
    if (!stopping) onLost?.(error);
  });
  return async (how) => {
    stopping = true;
    await current.stop(how);
    await watched;
  };
}

function readVersion(program: string): string {
  const text = execFileSync(program, ['--version'], { encoding: 'utf8' });
  return /(\d+\.\d+)/.exec(text)?.[1] ?? text.trim();
}

async function createDatabase(server: { folder: string; port: number }): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl({ ...server, database: 'postgres' }) });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  const own = new pg.Client({ connectionString: databaseUrl({ ...server, database: DATABASE }) });
  await own.connect();
  await showStatements(own).finally(() => own.end());
}
