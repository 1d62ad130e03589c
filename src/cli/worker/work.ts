import type { Env } from '@/lib/env';
import { say } from '../start/progress';

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
  try {
    await keepWorking({
      ...options,
      tasks: listTasks(settings),
      concurrency: settings.WORKER_CONCURRENCY,
      say: (text) => say('Worker', text),
    });
  } finally {
    await closeDb();
  }
}
