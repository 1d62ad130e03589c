import 'server-only';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { writeInto } from '@/lib/data-folder';
import { OperatorError } from '@/lib/operator-error';
import type { Runner } from './account';
import type { Binaries } from './binaries';

export const DATABASE_USER = 'broadsheet';

/** Between a cluster's name and what tells attempts to make it apart. */
const UNFINISHED = '.new-';

/** What is worth setting on a laptop; in `data/postgresql.conf`, where the operator may change it. */
const SETTINGS = {
  max_connections: '60',
  shared_buffers: '384MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  // What is not in its own memory is nearly always in the system's: handing it to another process to read takes longer.
  io_method: 'sync',
  // A search takes milliseconds: starting a worker for it costs more than the worker gains.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Where a cluster keeps its things: Postgres's own folder, the password to it, what it logs. */
export function clusterPaths(folder: string) {
  return {
    data: path.join(folder, 'data'),
    password: path.join(folder, 'password'),
    log: path.join(folder, 'server.log'),
  };
}

type ClusterOptions = { folder: string; binaries: Binaries; runner: Runner };

/**
 * Makes a new cluster in `folder`, UTF-8 and sorted by code point so that every platform orders alike. It is
 * made beside and moved into place whole: a crash half-way leaves nothing that looks finished. Each attempt has a
 * folder of its own, since the initdb of one that was killed may still be writing into the one before.
 */
export async function createCluster({ folder, binaries, runner }: ClusterOptions): Promise<void> {
  await removeUnfinished(folder);
  const staging = writeInto(path.dirname(folder), () => mkdtempSync(`${folder}${UNFINISHED}`));
  const { data, password } = clusterPaths(staging);
  writeInto(path.dirname(folder), () =>
    writeFileSync(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 }),
  );
  if (runner.account) {
    for (const target of [staging, password]) chownSync(target, runner.account.uid, runner.account.gid);
  }
  await runInitdb({ binaries, runner }, [
    ...[`--pgdata=${data}`, `--username=${DATABASE_USER}`, `--pwfile=${password}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    '--no-instructions',
    ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
  ]);
  chmodSync(data, 0o700);
  renameSync(staging, folder);
}

/** What attempts before left behind. What cannot be removed now is removed at the next one, and is in nobody's way. */
async function removeUnfinished(folder: string): Promise<void> {
  const beside = path.dirname(folder);
  const unfinished = readdirSync(beside).filter((name) =>
    name.startsWith(`${path.basename(folder)}${UNFINISHED}`),
  );
  const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };
  await Promise.allSettled(unfinished.map((name) => rm(path.join(beside, name), options)));
}

async function runInitdb(
  { binaries, runner }: Omit<ClusterOptions, 'folder'>,
  args: string[],
): Promise<void> {
  const [file, allArgs, options] = runner.command(binaries.initdb, args);
  const child = spawn(file, allArgs, {
    ...options,
    cwd: '/',
    detached: true, // Ctrl-C is for us to act on, not for it
    stdio: ['ignore', 'ignore', 'pipe'],
    env: serverEnvironment(),
  });
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new OperatorError(`The embedded PostgreSQL could not be set up: ${output.trim()}`);
}

/** Nothing of ours (secrets, PG* variables of the operator's shell) is handed to the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', NODE_ENV: process.env.NODE_ENV };
}

/** The password of the cluster's only account. */
export function readPassword(folder: string): string {
  return readFileSync(clusterPaths(folder).password, 'utf8').trim();
}

/**
 * True where `folder` holds a cluster this server can run, false where there is none yet.
 * @throws OperatorError when another major version made it, or something is in its place
 */
export function checkCluster(folder: string, serverVersion: string): boolean {
  if (!existsSync(folder)) return false;
  const { data, password } = clusterPaths(folder);
  const versionFile = path.join(data, 'PG_VERSION');
  if (!existsSync(versionFile) || !existsSync(password)) {
    throw new OperatorError(
      `${folder} is there but does not hold Broadsheet's database. Move it away, or set DATA_DIR.`,
    );
  }
  const made = readFileSync(versionFile, 'utf8').trim();
  const major = serverVersion.split('.')[0];
  if (made === major) return true;
  throw new OperatorError(
    `${folder} was made by PostgreSQL ${made}, and this version of Broadsheet brings PostgreSQL ${major}. ` +
      'Back it up with the Broadsheet that made it (npm run cli -- backup FILE), move the folder away, and restore the ' +
      'file with this one (npm run cli -- restore FILE).',
  );
}
