import 'server-only';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '@/lib/operator-error';

/**
 * Makes the folder that holds the embedded database and the generated secrets, and sees that it can be written.
 * @throws OperatorError naming it, where it cannot
 */
export function makeDataFolder(dataFolder: string): void {
  const folder = path.resolve(dataFolder);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EROFS' ? 'its file system is read-only' : (code ?? message);
    throw new OperatorError(
      `DATA_DIR (${folder}) cannot be written: ${reason}. Set DATA_DIR to a folder that can be.`,
    );
  }
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
