import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Writable } from 'node:stream';

/** Ends the name of a file that is being written; what has it may be removed at any time. */
export const UNFINISHED = '.unfinished';

/**
 * Writes a file that appears under its name whole and on disk, or not at all, whenever `write` is stopped; only its owner
 * can read it. What was there under that name is replaced.
 * @throws what `write` throws; the error of the file system where it cannot be written
 */
export async function writeWholeFile(
  file: string,
  write: (target: Writable) => Promise<void>,
): Promise<void> {
  const draft = `${file}.${process.pid}${UNFINISHED}`;
  // Opened before anything can stop: a stream that opens its own file may do so after it was removed.
  const handle = await open(draft, 'wx', 0o600);
  try {
    await write(handle.createWriteStream({ flush: true }));
    await rename(draft, file);
    await syncFolder(path.dirname(path.resolve(file)));
  } catch (error) {
    await handle.close();
    await rm(draft, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
