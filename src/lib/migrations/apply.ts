import 'server-only';
import pg from 'pg';
import { OperatorError } from '@/lib/operator-error';
import { type MigrationList, NO_FILTERS, openEngine } from './engine';
import { readMigrations } from './folder';
import { readHistory } from './history';
import { migrateQueue } from './queue';

/** Any number of ours: two Broadsheets on one database never migrate at once. */
const LOCK = 7_264_110_312;

type Options = {
  /** Called when another process is migrating, before waiting for it. */
  onWait?: () => void;
  /** Called with the names of migrations whose text is not the one that was applied. */
  onEdited?: (names: string[]) => void;
  migrations?: MigrationList;
};

/**
 * Brings the database to this code's migrations and returns the names of those it applied, oldest first; then the
 * queue of jobs to those of graphile-worker. One process at a time, by an advisory lock of the connection.
 *
 * All of ours run in one transaction, so that a failure, or a kill at any moment, leaves the database exactly as it
 * was. The queue's are a transaction each, and go on where they were.
 * @throws OperatorError when the database is newer than the code, or a migration fails.
 */
export async function applyMigrations(
  databaseUrl: string,
  { onWait, onEdited, migrations = readMigrations() }: Options = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {}); // the query that needed the connection reports it
  await client.connect();
  try {
    await lockMigrations(client, onWait);
    const history = await readHistory(client, migrations);
    if (history.unknown.length > 0) throw newerDatabase(history.unknown);
    if (history.edited.length > 0) onEdited?.(history.edited);
    const applied = history.pending.length > 0 ? await applyAtOnce(client, migrations) : [];
    await migrateQueue(databaseUrl);
    return applied;
  } finally {
    await client.end(); // the lock, and an open transaction, end with their connection
  }
}

async function applyAtOnce(client: pg.Client, migrations: MigrationList): Promise<string[]> {
  await client.query('BEGIN');
  const applied = await applyPending(client, migrations);
  await client.query('COMMIT');
  return applied;
}

/** Applies what is pending of these in the transaction that `client` is in, and leaves it open; it has the lock. */
export async function applyPending(client: pg.Client, migrations: MigrationList): Promise<string[]> {
  const engine = await openEngine(poolOf(client), { savepoints: true });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations,
      filters: NO_FILTERS,
    });
    return appliedMigrationNames;
  } catch (error) {
    throw migrationFailure(error);
  } finally {
    engine.free();
  }
}

/**
 * The connection in the shape of the pool that PrismaPg wants. A real pool gives up a connection on which a
 * query failed, and with it the transaction.
 */
function poolOf(client: pg.Client): pg.Pool {
  return Object.assign(new pg.Pool(), { query: client.query.bind(client) });
}

/** Until the connection ends, nobody else migrates the database or restores into it. */
export async function lockMigrations(client: pg.Client, onWait?: () => void): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [LOCK]);
  if (rows[0]?.free) return;
  onWait?.();
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
}

function newerDatabase(unknown: string[]): OperatorError {
  return new OperatorError(
    `The database is newer than this version of Broadsheet: it has ${unknown.join(', ')}, which this version ` +
      'does not know. Nothing was changed. Start the newer version, or restore a backup made with this one.',
  );
}

/** The engine reports as a text: Postgres's words after "ERROR:", then a trace that names the migration. */
function migrationFailure(error: unknown): OperatorError {
  const text = error instanceof Error ? error.message : String(error);
  const reason = /^\s*(?:Error querying the database: )?(?:ERROR: )?(.*)$/.exec(
    text.split('\n')[1] ?? '',
  )?.[1];
  const name = /migration_name="([^"]+)"/.exec(text)?.[1];
  if (name && reason) return new OperatorError(`Migration ${name} failed and nothing was changed: ${reason}`);
  return new OperatorError(`The database could not be migrated and nothing was changed: ${text}`);
}
