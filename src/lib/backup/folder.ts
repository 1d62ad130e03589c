import 'server-only';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from '@/lib/operator-error';
import { UNFINISHED } from '@/lib/whole-file';
import type { Keep } from './keep';
import { checkBackup } from './read';
import { chooseRemovals, type KeptBackup } from './rotation';
import { type BackupRequest, type BackupSummary, writeBackup } from './write';

const NAME = /^broadsheet-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup\.gz$/;
/** An unfinished file that nobody wrote to for so long is of a process that is gone. */
const ABANDONED_MS = 24 * 60 * 60 * 1_000;

/** "broadsheet-2026-11-28T023000Z.backup.gz", which sorts as it was made and is a name on every system. */
export function backupName(at: Date): string {
  return `broadsheet-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup.gz`;
}

/** The backups of ours in a folder, newest first; other files are left alone. */
export async function listBackups(folder: string): Promise<KeptBackup[]> {
  const backups = (await readdir(folder)).flatMap((name) => {
    const [, day, hour, minute, second] = NAME.exec(name) ?? [];
    return day ? [{ name, at: new Date(`${day}T${hour}:${minute}:${second}Z`) }] : [];
  });
  return backups.sort((one, other) => other.at.getTime() - one.at.getTime());
}

type FolderRequest = Omit<BackupRequest, 'file' | 'overwrite' | 'now'> & {
  folder: string;
  keep: Keep;
  now?: Date;
};

/**
 * Writes a backup into a folder, reads it back, and then removes those that need not be kept. Where any of it fails,
 * nothing is removed.
 */
export async function backUpIntoFolder(
  request: FolderRequest,
): Promise<BackupSummary & { removed: string[] }> {
  const { folder, keep, now = new Date(), ...rest } = request;
  await makeFolder(folder);
  await removeAbandoned(folder, now);
  const name = backupName(now);
  const summary = await writeBackup({ ...rest, now, file: path.join(folder, name) });
  await checkBackup(summary.file, { signal: rest.signal });
  const removed = chooseRemovals(await listBackups(folder), keep, name);
  for (const each of removed) await rm(path.join(folder, each));
  return { ...summary, removed };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OperatorError(`BACKUP_DIR (${path.resolve(folder)}) cannot be made: ${code ?? message}.`);
  }
}

/** What a killed process left half written. */
async function removeAbandoned(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('broadsheet-') || !name.endsWith(UNFINISHED)) continue;
    const { mtimeMs } = await stat(path.join(folder, name));
    if (now.getTime() - mtimeMs > ABANDONED_MS) await rm(path.join(folder, name), { force: true });
  }
}
