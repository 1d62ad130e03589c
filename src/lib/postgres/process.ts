import 'server-only';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freeBytes } from '@/lib/data-folder';
import { OperatorError } from '@/lib/operator-error';
import { sizeText } from '@/lib/size-text';
import type { Runner } from './account';
import { clusterPaths, DATABASE_USER, readPassword, serverEnvironment } from './cluster';

/** Broadsheet's database on the embedded server. */
export const DATABASE = 'broadsheet';

/** Two pieces of its log of changes, one of which it may have to begin. */
const LITTLE_BYTES = 32 * 2 ** 20;
const LOG_KEPT_BYTES = 10 * 2 ** 20;
/** From polite to final: fast shutdown, immediate shutdown (the next start replays the log), kill. */
export const STOPS = [
  { signal: 'SIGINT', patienceMs: 30_000 },
  // It kills what does not follow after five seconds itself; killed before that, it would leave it behind.
  { signal: 'SIGQUIT', patienceMs: 10_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;
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
  /**
   * Fast shutdown: open transactions are rolled back, everything is written out. Immediate leaves the writing
   * to the next start, which replays the log.
   */
  stop: (options?: { immediate?: boolean }) => Promise<void>;
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
        `The embedded PostgreSQL does not start:\n${launched.output.trim().slice(-2000)}${roomText(options.folder)}`,
      );
    }
    await sleep(RETRY_MS);
  }
}

/** It cannot even say so where its log has no room. */
function roomText(folder: string): string {
  const free = freeBytes(folder);
  return free < LITTLE_BYTES ? `\nThere are ${sizeText(free)} free where ${folder} is: make room.` : '';
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
    const answer = await ask(url);
    if (answer === 'ready') return { process: { pid: child.pid ?? 0, port, exited, stop } };
    await Promise.race([exited, sleep(answer === 'refused' ? 1_000 : 25)]);
    if (answer === 'refused' && alive) {
      await stop({ immediate: true });
      return { output: 'It refuses the password kept beside it.' };
    }
  }
  return { output: readFileSync(log, 'utf8').slice(logged) };

  async function stop({ immediate = false } = {}): Promise<void> {
    for (const { signal, patienceMs } of immediate ? STOPS.slice(1) : STOPS) {
      if (!alive) return;
      child.kill(signal);
      const patience = new AbortController();
      await Promise.race([exited, sleep(patienceMs, null, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
    }
  }
}

/** Starts the log anew where it has grown large; returns its length in characters. */
function prepareLog(log: string): number {
  if (!existsSync(log)) return 0;
  if (statSync(log).size > LOG_KEPT_BYTES) truncateSync(log);
  return readFileSync(log, 'utf8').length;
}

/**
 * Silent while nothing listens, and while the server says that it is still starting or recovering. Refused is
 * its answer to a wrong password: then it may also be somebody else's, who was quicker to take the port.
 */
async function ask(url: string): Promise<'ready' | 'refused' | 'silent'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code?.startsWith('28') ? 'refused' : 'silent';
  } finally {
    await client.end().catch(() => {});
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
