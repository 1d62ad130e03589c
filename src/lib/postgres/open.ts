import 'server-only';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDataFolder } from '@/lib/data-folder';
import type { Env } from '@/lib/env';
import { OperatorError } from '@/lib/operator-error';
import { startEmbedded } from './embedded';
import { type FolderLock, type Holder, lockFolder } from './folder-lock';
import { DATABASE, databaseUrl } from './process';
import { reachDatabase } from './reach';

/** How long a starting Broadsheet may take until its database can be shared. */
const HOLDER_PATIENCE_MS = 120_000;

type OpenOptions = {
  /** "migrate", "ingest": told to others who want the folder meanwhile. */
  command: string;
  settings: Env;
  /** Takes a line for the operator. */
  say?: (text: string) => void;
  /** Not together with a running Broadsheet. */
  alone?: boolean;
};

/** A database a command may use until it closes it. */
export type OpenDatabase = { url: string; close: () => Promise<void> };

/**
 * The database for a command: the operator's own, else that of the Broadsheet running on the data folder, else
 * the embedded one, run for as long as the command needs it.
 */
export async function openDatabase({
  command,
  settings,
  say,
  alone = false,
}: OpenOptions): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) {
    const onWait = () => say?.('Waiting for the database to answer');
    await reachDatabase(settings.DATABASE_URL, { settings, onWait });
    return { url: settings.DATABASE_URL, close: async () => {} };
  }
  const folder = postgresFolder(settings.DATA_DIR);
  makeDataFolder(settings.DATA_DIR);
  const turn = await takeTurn({ command, dataFolder: settings.DATA_DIR, say, alone });
  if ('port' in turn) {
    return { url: databaseUrl({ folder, port: turn.port, database: DATABASE }), close: async () => {} };
  }
  try {
    const postgres = await startEmbedded({
      folder,
      onCreate: () => say?.('Setting up the embedded PostgreSQL'),
    });
    const close = () => postgres.stop().finally(() => turn.release());
    return { url: postgres.url, close };
  } catch (error) {
    await turn.release();
    throw error;
  }
}

/** Waits for its turn on the folder: the lock, or the port of a running Broadsheet's database. */
async function takeTurn(options: {
  command: string;
  dataFolder: string;
  say: OpenOptions['say'];
  alone: boolean;
}): Promise<FolderLock | { port: number }> {
  const { command, dataFolder, say, alone } = options;
  const deadline = Date.now() + HOLDER_PATIENCE_MS;
  let told = false;
  while (Date.now() < deadline) {
    const lock = await lockFolder(dataFolder, () => ({ command, address: null, databasePort: null }));
    if ('release' in lock) return lock;
    const { heldBy } = lock;
    if (heldBy?.command === 'start' && alone) {
      throw new OperatorError(`Broadsheet is running (pid ${heldBy.pid}). Stop it first, then ${command}.`);
    }
    if (heldBy?.command === 'start' && heldBy.databasePort) return { port: heldBy.databasePort };
    if (!told) say?.(`Waiting for ${describeHolder(heldBy)}`);
    told = true;
    await sleep(300);
  }
  throw new OperatorError(`${path.resolve(dataFolder)} is still in use. Try again when that is done.`);
}

/** "npm run ingest (pid 4711)" */
export function describeHolder(heldBy: Holder | null): string {
  if (!heldBy) return 'another process';
  return `npm ${heldBy.command === 'start' ? '' : 'run '}${heldBy.command} (pid ${heldBy.pid})`;
}

/** Where the embedded server lives in a data folder. */
export function postgresFolder(dataFolder: string): string {
  return path.resolve(dataFolder, 'postgres');
}
