import 'server-only';
import { Logger, runMigrations } from 'graphile-worker';
import { openPool } from '@/lib/jobs/pool';
import { OperatorError } from '@/lib/operator-error';

/** Whoever calls says what happens. */
const SILENT = new Logger(() => () => {});

/**
 * Brings graphile-worker's own schema, in which the jobs are, to the version that is installed here. Its migrations
 * are no part of ours: they come with the package.
 * @throws OperatorError when the database's is newer, or one of them fails
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const pgPool = openPool({ databaseUrl, max: 1 });
  try {
    await runMigrations({ pgPool, logger: SILENT });
  } catch (error) {
    process.exitCode = undefined; // graphile-worker sets one of its own
    throw new OperatorError(
      `The queue of jobs (schema graphile_worker) could not be migrated: ${(error as Error).message}`,
    );
  } finally {
    await pgPool.end();
  }
}
