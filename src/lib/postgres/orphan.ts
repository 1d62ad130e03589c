import 'server-only';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '@/lib/operator-error';
import { STOPS } from './process';

/** Who killed Broadsheet did not mean to wait for a calm stop: the log is replayed instead. */
const CALM_MS = 4_000;

/**
 * Clears what a killed Broadsheet left behind: a server still running on `dataFolder` is stopped, and a
 * `postmaster.pid` whose number by now belongs to another program is removed (Postgres would wait for that
 * one). Call only while holding the folder's lock. Postgres itself refuses to start beside leftover backends.
 */
export async function clearOrphan(dataFolder: string): Promise<void> {
  const pidFile = path.join(dataFolder, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === null) return;
  for (const { signal, patienceMs } of STOPS) {
    if (!isServer(pid, dataFolder)) break;
    kill(pid, signal);
    const deadline = Date.now() + (signal === 'SIGINT' ? CALM_MS : patienceMs);
    while (isServer(pid, dataFolder) && Date.now() < deadline) await sleep(50);
  }
  if (isServer(pid, dataFolder)) {
    throw new OperatorError(
      `A PostgreSQL left over on ${dataFolder} (process ${pid}) does not stop. End it and start again.`,
    );
  }
  rmSync(pidFile, { force: true });
}

function readPid(pidFile: string): number | null {
  if (!existsSync(pidFile)) return null;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  return pid > 1 ? pid : null;
}

/** Whether `pid` is alive and a server on this folder; a number used again by another program is not. */
function isServer(pid: number, dataFolder: string): boolean {
  const command = readCommand(pid);
  return command.includes('postgres') && command.includes(dataFolder);
}

/** The command line of a live process; empty where there is none (a zombie has none either). */
function readCommand(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return '';
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return;
    throw new OperatorError(
      `A PostgreSQL left over from another account (process ${pid}) cannot be stopped (${code}).`,
    );
  }
}
