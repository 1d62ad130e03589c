import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const FILES_AT_ONCE = 200;

/**
 * Asks the system to forget what it keeps of these files in memory, without touching anybody else's
 * (`posix_fadvise`, through GNU dd). Elsewhere than on Linux the answer is no, and cold is warmer than it should be.
 */
export function dropFileCache(target: string): boolean {
  if (process.platform !== 'linux' || !existsSync(target)) return false;
  // What is not written out yet cannot be forgotten.
  spawnSync('sync', ['-f', target]);
  const files = statSync(target).isFile() ? [target] : filesIn(target);
  const script = 'for file; do dd if="$file" iflag=nocache count=0 status=none || exit 1; done';
  for (let start = 0; start < files.length; start += FILES_AT_ONCE) {
    const some = files.slice(start, start + FILES_AT_ONCE);
    if (spawnSync('sh', ['-c', script, 'sh', ...some], { stdio: 'ignore' }).status !== 0) return false;
  }
  return true;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
