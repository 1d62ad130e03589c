import 'server-only';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { OperatorError } from '@/lib/operator-error';
import type { Runner } from './account';
import { clusterPaths, DATABASE_USER, readPassword, serverEnvironment } from './cluster';

const LOG_KEPT_BYTES = 10 * 2 ** 20;
/** A fast shutdown writes everything out; after this long it is told to leave that to the next start. */
const STOP_PATIENCE_MS = 30_000;
/** Leftover backends of a killed server notice within moments; a port can be lost to another program. */
const LAUNCH_ATTEMPTS = 40;
const RETRY_MS = 250;

type LaunchOptions = {
  folder: string;
  program: string;
  runner: Runner;
  /** Kept where given (a restart must come back where the app looks for it), else any free one. */
  port?: number;
  /** Server settings beyond those in postgresql.conf. */
  settings?: Record<string, string>;
};

/** A running server process. */
export type PostgresProcess = {
  pid: number;
  port: number;
  /** Settles when the process is gone, for whatever reason. */
  exited: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything is written out. */
  stop: () => Promise<void>;
};

/** Starts the server on `folder` and waits until it answers. */
export async function launchPostgres(options: LaunchOptions): Promise<PostgresProcess> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await findFreePort());
    const launched = await launchOnce({ ...options, port });
    if ('process' in launched) return launched.process;
    const passing = /could not bind|could not create any TCP|is still in use|already exists/.test(
      launched.output,
    );
    if (!passing || attempt === LAUNCH_ATTEMPTS) {
      throw new OperatorError(
        `The embedded PostgreSQL does not start:\n${launched.output.trim().slice(-2000)}`,
      );
    }
    await sleep(RETRY_MS);
  }
}

type Launched = { process: PostgresProcess } | { output: string };

async function launchOnce(options: LaunchOptions & { port: number }): Promise<Launched> {
  const { folder, program, runner, port, settings = {} } = options;
  const { data, log } = clusterPaths(folder);
  const logged = prepareLog(log);
  const [file, args, spawnOptions] = runner.command(program, [
    ...['-D', data, '-p', String(port)],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const logFile = openSync(log, 'a', 0o600);
  // Detached: Ctrl-C reaches everything in our process group, and Postgres must be the last to stop.
  const child = spawn(file, args, {
    ...spawnOptions,
    cwd: '/',
    detached: true,
    stdio: ['ignore', logFile, logFile],
    env: serverEnvironment(),
  });
  closeSync(logFile);
  let alive = true;
  const exited = new Promise<void>((resolve) => {
    const gone = () => {
      alive = false;
      resolve();
    };
    child.once('exit', gone).once('error', gone);
  });
  const url = databaseUrl({ folder, port, database: 'postgres' });
  while (alive) {
    if (await answers(url)) return { process: { pid: child.pid ?? 0, port, exited, stop } };
    await Promise.race([exited, sleep(25)]);
  }
  return { output: readFileSync(log, 'utf8').slice(logged) };

  async function stop(): Promise<void> {
    if (!alive) return;
    child.kill('SIGINT');
    const patience = new AbortController();
    const late = sleep(STOP_PATIENCE_MS, true, { signal: patience.signal }).catch(() => false);
    if (await Promise.race([exited, late])) child.kill('SIGQUIT');
    patience.abort();
    await exited;
  }
}

/** Starts the log anew where it has grown large; returns its length in characters. */
function prepareLog(log: string): number {
  if (!existsSync(log)) return 0;
  if (statSync(log).size > LOG_KEPT_BYTES) truncateSync(log);
  return readFileSync(log, 'utf8').length;
}

/** False while nothing listens, and while the server says that it is still starting or recovering. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    await client.end().catch(() => {});
    const { code } = error as { code?: string };
    // 28xxx: it answers and refuses our password. Waiting would not help.
    if (code?.startsWith('28'))
      throw new OperatorError(`The embedded PostgreSQL refuses its own password: ${error}`);
    return false;
  }
}

/** The address of a database on the embedded server, with its password. */
export function databaseUrl(options: { folder: string; port: number; database: string }): string {
  const { folder, port, database } = options;
  return `postgresql://${DATABASE_USER}:${readPassword(folder)}@127.0.0.1:${port}/${database}`;
}

/** A port of the loopback interface that was free a moment ago. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
