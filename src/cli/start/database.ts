import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDataFolder } from '@/lib/data-folder';
import type { Env } from '@/lib/env';
import { OperatorError } from '@/lib/operator-error';
import { startEmbedded } from '@/lib/postgres/embedded';
import { type Holder, lockFolder } from '@/lib/postgres/folder-lock';
import { describeHolder, postgresFolder } from '@/lib/postgres/open';
import { reachDatabase, withoutPassword } from '@/lib/postgres/reach';
import type { Lifetime } from './lifetime';
import { say } from './progress';

/** A command that has the folder is waited for; something that does not answer, not for long. */
const COMMAND_PATIENCE_MS = 600_000;
const SILENCE_PATIENCE_MS = 10_000;

/** What this start tells another one about itself; filled in as it goes. */
export type Announced = Omit<Holder, 'pid' | 'command'>;

/**
 * Takes the data folder until the end. Where another Broadsheet runs on it, returns that one; another command
 * is waited for.
 */
export async function claimFolder(
  folder: string,
  announced: Announced,
  lifetime: Lifetime,
): Promise<Holder | null> {
  makeDataFolder(folder);
  const since = Date.now();
  for (let attempt = 0; !lifetime.isEnding; attempt++) {
    const lock = await lockFolder(folder, () => ({ command: 'start', ...announced }));
    if ('release' in lock) {
      lifetime.onEnd('the lock', () => lock.release());
      return null;
    }
    const { heldBy } = lock;
    if (heldBy?.command === 'start') return heldBy;
    if (Date.now() - since > (heldBy ? COMMAND_PATIENCE_MS : SILENCE_PATIENCE_MS)) {
      throw new OperatorError(`${path.resolve(folder)} is in use by ${describeHolder(heldBy)}.`);
    }
    if (attempt === 0) say('Waiting', `for ${describeHolder(heldBy)}`);
    await sleep(300);
  }
  return null;
}

/** Runs the embedded server in the folder until the end, and says so. Returns its address. */
export async function runEmbedded(folder: string, announced: Announced, lifetime: Lifetime): Promise<string> {
  const starting = startEmbedded({
    folder: postgresFolder(folder),
    onCreate: () => say('Database', 'setting up the embedded PostgreSQL'),
    onRestart: () => say('Database', 'PostgreSQL died; starting it again'),
    onLost: (error) => {
      console.error(error instanceof OperatorError ? error.message : error);
      void lifetime.end(1);
    },
  });
  lifetime.onEnd('PostgreSQL', async ({ forced }) => {
    const postgres = await starting.catch(() => null);
    await postgres?.stop({ immediate: forced });
  });
  const { url, port, version } = await starting;
  announced.databasePort = port;
  say('Database', `embedded PostgreSQL ${version} in ${path.join(folder, 'postgres')}`);
  return url;
}

/** Makes sure that the operator's own database answers, and says so. */
export async function reachGiven(url: string, settings: Env): Promise<string> {
  const onWait = () => say('Waiting', `for the database at ${withoutPassword(url)}`);
  say('Database', `PostgreSQL ${await reachDatabase(url, { settings, onWait })} at ${withoutPassword(url)}`);
  return url;
}
