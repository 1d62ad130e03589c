import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A small disk of its own, in memory. */
export type Mount = { folder: string; setReadOnly: () => void; remove: () => void };

/** @throws Error where this account may not mount: see `canMount` */
export function mountDisk(size: string): Mount {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-disk-'));
  try {
    command('mount', '-t', 'tmpfs', '-o', `size=${size},mode=755`, 'broadsheet-test', folder);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  return {
    folder,
    setReadOnly: () => command('mount', '-o', 'remount,ro', folder),
    remove: () => {
      command('umount', '--lazy', folder);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Only root may mount, and in many containers not even root: then nothing can be said about full disks. */
export function canMount(): boolean {
  try {
    mountDisk('1m').remove();
    return true;
  } catch {
    return false;
  }
}

function command(name: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(name, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ${args.join(' ')}: ${stderr || error?.message}`);
}
