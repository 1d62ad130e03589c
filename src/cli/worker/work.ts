import type { Env } from '@/lib/env';

type Work = {
  databaseUrl: string;
  settings: Env;
  /** Who others are told works: "npm start". */
  holder: string;
  signal: AbortSignal;
  /** How long it waits for a database that is away before it ends. */
  patienceMs?: number;
};

/** Works until `signal`. DATABASE_URL is in the environment by now, and the database is migrated. */
export async function work({ settings, ...options }: Work): Promise<void> {
  const { listTasks } = await import('./tasks');
  const { keepWorking } = await import('@/lib/jobs/keep-working');
  const { closeDb } = await import('@/lib/db');
  const { log } = await import('@/lib/log');
  try {
    await keepWorking({
      ...options,
      tasks: listTasks(settings),
      concurrency: settings.WORKER_CONCURRENCY,
      finishMs: 1_000 * settings.WORKER_SHUTDOWN_SECONDS,
      say: (text) => log.warn(text, { process: 'worker' }),
    });
  } finally {
    await closeDb();
  }
}
