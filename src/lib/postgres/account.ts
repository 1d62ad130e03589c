import 'server-only';
import { execFileSync, type SpawnOptions, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '@/lib/operator-error';

/** Postgres refuses to run as root; then it runs as this account of the system. */
type Account = { uid: number; gid: number };

/** How the server's programs are run: as ourselves, or from root as another account. */
export type Runner = {
  account: Account | null;
  command: (program: string, args: string[]) => [program: string, args: string[], options: SpawnOptions];
};

type RunnerOptions = {
  /** A program of the server, with which the way of running it is tried. */
  program: string;
  /** The server's folder; it need not exist yet, its parent must. */
  folder: string;
};

/**
 * Finds a way to run the server's programs on `folder`.
 *
 * As root on Linux, folders only root may enter (a checkout under /root) are opened to the server, and to
 * nothing else, by the one capability of reading past permissions, where setpriv(1) can give it.
 * @throws OperatorError naming the folder that is in the way
 */
export function findRunner({ program, folder }: RunnerOptions): Runner {
  const self = process.getuid?.();
  if (self !== 0) {
    const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
    if (self !== undefined && owner !== undefined && owner !== self) {
      throw new OperatorError(
        `${folder} belongs to another account (uid ${owner}). Start Broadsheet as that account or as root, ` +
          'or set DATA_DIR to a folder of your own.',
      );
    }
    return { account: null, command: (file, args) => [file, args, {}] };
  }
  const account = findAccount(folder);
  const plain: Runner['command'] = (file, args) => [file, args, { ...account }];
  const closed = [folder, program].map((target) => findClosedFolder(target, account)).find(Boolean);
  if (!closed && works(plain, program)) return { account, command: plain };
  const privileged: Runner['command'] = (file, args) => [
    'setpriv',
    [...privileges(account), file, ...args],
    {},
  ];
  if (works(privileged, program)) return { account, command: privileged };
  throw new OperatorError(
    `Postgres does not run as root, and the account it would run as (uid ${account.uid}) may not enter ` +
      `${closed ?? path.dirname(program)}. Run Broadsheet as an ordinary user, move it and DATA_DIR to a ` +
      `folder every account may enter (or "chmod o+x ${closed ?? path.dirname(program)}"), or set DATABASE_URL.`,
  );
}

/** Whoever owns the data already; else the system's own account for Postgres, else its nobody. */
function findAccount(folder: string): Account {
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => lookUp(flag, name));
    if (uid && gid) return { uid, gid };
  }
  throw new OperatorError(
    'Postgres does not run as root, and this system has neither a "postgres" nor a "nobody" account. ' +
      'Run Broadsheet as an ordinary user, or set DATABASE_URL.',
  );
}

function lookUp(flag: string, name: string): number {
  try {
    return Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return 0;
  }
}

/** The first folder above `target` that `account` may not enter, or null. */
function findClosedFolder(target: string, account: Account): string | null {
  const parent = path.dirname(target);
  const above = parent === target ? null : findClosedFolder(parent, account);
  if (above) return above;
  const stats = statSync(parent);
  const bit = stats.uid === account.uid ? 0o100 : stats.gid === account.gid ? 0o010 : 0o001;
  return stats.mode & bit ? null : parent;
}

function works(command: Runner['command'], program: string): boolean {
  const [file, args, { uid, gid }] = command(program, ['--version']);
  return spawnSync(file, args, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** no_setuid_fixup: without it access(2) ignores capabilities, and Postgres cannot find its own program. */
function privileges({ uid, gid }: Account): string[] {
  return [
    ...[`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
    ...['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search', '--securebits=+no_setuid_fixup'],
  ];
}
