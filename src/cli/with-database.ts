import { parseEnv } from '@/lib/env';
import { applyMigrations } from '@/lib/migrations/apply';
import { openDatabase } from '@/lib/postgres/open';
import type { Say } from './command';

/**
 * Opens the database for a command, brings it up to date, and closes it when the work is done. Only the work may load
 * what uses `@/lib/db`: that reads the address when it is first used.
 */
export async function withDatabase<Result>(
  { command, say }: { command: string; say: Say },
  work: () => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase({ command, settings: parseEnv(process.env), say });
  process.env.DATABASE_URL = database.url;
  const { closeDb } = await import('@/lib/db');
  try {
    await applyMigrations(database.url);
    return await work();
  } finally {
    await closeDb();
    await database.close();
  }
}
