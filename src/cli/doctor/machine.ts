import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { listBackups } from '@/lib/backup/folder';
import { freeBytes } from '@/lib/data-folder';
import type { Env } from '@/lib/env';
import { sizeText } from '@/lib/size-text';
import { durationText } from '@/lib/time-text';
import { type Finding, fine, problem, warning } from './finding';

const LITTLE_BYTES = 1 * 2 ** 30;
const TOO_LITTLE_BYTES = 100 * 2 ** 20;
/** A nightly backup that is older has been missed. */
const OLD_BACKUP_MS = 3 * 24 * 60 * 60 * 1_000;

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return fine('node', `Node ${version}`);
  return problem('node', `Node ${version} is too old`, 'Install Node 20.19 or newer; 22 or 24 is better.');
}

/** Rights and room of the folder that holds the embedded database and the secrets. */
export async function checkDataFolder({ DATA_DIR, DATABASE_URL }: Env): Promise<Finding[]> {
  const folder = path.resolve(DATA_DIR);
  if (!existsSync(folder)) {
    return [
      warning(
        'data folder',
        `${folder} is not there yet`,
        'Nothing, before the first npm start: it makes it.',
      ),
    ];
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      problem(
        'data folder',
        `${folder} cannot be written`,
        'Run Broadsheet as the account that owns it, or set DATA_DIR.',
      ),
    ];
  }
  const what = DATABASE_URL ? 'secrets' : 'database and secrets';
  return [fine('data folder', `${folder} (${what})`), checkRoom('disk', folder), ...checkSecrets(folder)];
}

function checkRoom(check: string, folder: string): Finding {
  const free = freeBytes(folder);
  const what = `${sizeText(free)} free where ${folder} is`;
  if (free < TOO_LITTLE_BYTES) return problem(check, what, 'Make room now: without it Postgres stops.');
  return free < LITTLE_BYTES
    ? warning(check, what, 'Make room, or move it to a larger disk.')
    : fine(check, what);
}

function checkSecrets(folder: string): Finding[] {
  const file = path.join(folder, 'secrets.json');
  if (process.platform === 'win32' || !existsSync(file)) return [];
  if ((statSync(file).mode & 0o077) === 0) return [fine('secrets', 'secrets.json is for its owner only')];
  return [problem('secrets', `${file} can be read by other accounts`, `chmod 600 ${file}`)];
}

/** The folder of scheduled backups, and how old the newest is. */
export async function checkBackups({ BACKUP_DIR }: Env, now: Date): Promise<Finding[]> {
  if (!BACKUP_DIR) {
    return [
      warning(
        'backups',
        'none are made by themselves',
        'Set BACKUP_DIR, or run npm run cli -- backup by a timer of yours.',
      ),
    ];
  }
  const folder = path.resolve(BACKUP_DIR);
  const todo =
    'See that a worker runs (npm start, npm run worker) and what it says; npm run cli -- backup makes one now.';
  if (!existsSync(folder) || !canList(folder)) {
    return [problem('backups', `BACKUP_DIR (${folder}) is not there or cannot be read`, todo)];
  }
  const [newest] = await listBackups(folder);
  if (!newest)
    return [warning('backups', `there is none in ${folder} yet`, todo), checkRoom('backup disk', folder)];
  const age = now.getTime() - newest.at.getTime();
  const what = `the newest is ${durationText(Math.max(age, 0))} old: ${newest.name}`;
  return [
    age > OLD_BACKUP_MS ? problem('backups', what, todo) : fine('backups', what),
    checkRoom('backup disk', folder),
  ];
}

function canList(folder: string): boolean {
  try {
    return readdirSync(folder).length >= 0;
  } catch {
    return false;
  }
}
