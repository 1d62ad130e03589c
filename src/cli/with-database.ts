import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from '@/lib/env';
import { applyMigrations } from '@/lib/migrations/apply';
import { openDatabase } from '@/lib/postgres/open';
import type { Say } from './command';
import { watchInterruption } from './interruption';

/** What heeds the signal has this long to put its things away, what does not is only waited for a moment. */
const PATIENCE_MS = { heeding: 30_000, other: 100 };

type Options = {
  /** Told to others who want the data folder meanwhile. */
  command: string;
  say: Say;
  /** Not where the work is about the migrations themselves. */
  migrate?: boolean;
  /** Not together with a running Broadsheet. */
  alone?: boolean;
  /** The work itself stops, and cleans up, when its signal is aborted. */
  heedsSignal?: boolean;
};

type Opened = { url: string; signal: AbortSignal };

/**
 * Opens the database for a command, brings it up to date, and closes it when the work is done or Ctrl-C stops it: a
 * transaction under way is undone. Only the work may load what uses `@/lib/db`: that reads the address when it is
 * first used.
 */
export async function withDatabase<Result>(
  { command, say, migrate = true, alone = false, heedsSignal = false }: Options,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const { signal, forget } = watchInterruption();
  const database = await openDatabase({ command, settings: parseEnv(process.env), say, alone });
  process.env.DATABASE_URL = database.url;
  const { closeDb } = await import('@/lib/db');
  try {
    signal.throwIfAborted();
    if (migrate) await applyMigrations(database.url);
    const patience = heedsSignal ? PATIENCE_MS.heeding : PATIENCE_MS.other;
    return await untilStopped(work({ url: database.url, signal }), { signal, patience });
  } finally {
    // Its connections may be busy with what was stopped; the end of the process, or of the server, ends them.
    if (signal.aborted) void closeDb().catch(() => {});
    else await closeDb();
    await database.close();
    forget();
  }
}

/** What came of it; or the reason of the signal, where it had time to end after that and did not. */
async function untilStopped<Result>(
  going: Promise<Result>,
  { signal, patience }: { signal: AbortSignal; patience: number },
): Promise<Result> {
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await Promise.race([going, stopped]);
    if (signal.aborted) {
      const ended = going.then(
        () => true,
        () => true,
      );
      if (!(await Promise.race([ended, sleep(patience, false, { ref: false })]))) throw signal.reason;
    }
    return await going;
  } finally {
    stop();
    going.catch(() => {});
  }
}
