import 'server-only';
import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '@/lib/operator-error';

/**
 * Makes the folder that holds the embedded database and the generated secrets, and sees that it can be written.
 * @throws OperatorError naming it, where it cannot
 */
export function makeDataFolder(dataFolder: string): void {
  const folder = path.resolve(dataFolder);
  writeInto(folder, () => {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  });
}

const REASONS: Record<string, string> = {
  EROFS: 'its file system is read-only',
  ENOSPC: 'there is no room left on its disk',
  EDQUOT: 'its disk quota is used up',
};

/**
 * Runs what writes into the data folder.
 * @throws OperatorError naming the folder, where the system does not let it
 */
export function writeInto<Result>(folder: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const todo = code === 'ENOSPC' || code === 'EDQUOT' ? 'Make room, or set' : 'Set';
    throw new OperatorError(
      `DATA_DIR (${folder}) cannot be written: ${REASONS[code] ?? code}. ${todo} DATA_DIR to a folder that can be.`,
    );
  }
}

/** Bytes that are free where a folder is. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Not mkdir's own recursion: it hides the reason behind ENOENT, and never ends below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
