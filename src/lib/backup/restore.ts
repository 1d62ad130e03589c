import 'server-only';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { applyPending, lockMigrations } from '@/lib/migrations/apply';
import type { MigrationList } from '@/lib/migrations/engine';
import { readMigrations } from '@/lib/migrations/folder';
import { migrateQueue } from '@/lib/migrations/queue';
import { OperatorError } from '@/lib/operator-error';
import type { BackupEnd, BackupHeader, TableTally } from './format';
import { clearDatabase, listHeld, requireAlone } from './held';
import { BackupReader, checkBackup, type TableInFile } from './read';
import { putBack, takeAside } from './structure';
import { listTables, quote, readRows, type StoredTable, settleText } from './tables';

/** What is being done: "loading papers". */
type RestoreStep = {
  doing: 'checking' | 'loading' | 'indexing' | 'proving' | 'analysing';
  what: string;
};

export type RestoreRequest = {
  databaseUrl: string;
  file: string;
  /** Whatever the database holds goes. */
  replace?: boolean;
  onStep?: (step: RestoreStep) => void;
  signal?: AbortSignal;
};

export type RestoreSummary = {
  header: BackupHeader;
  tables: number;
  rows: number;
  /** The names of newer migrations that were applied after it. */
  migrated: string[];
};

/**
 * Puts a backup into the database: all of it, proved equal by the hashes of its rows, or nothing at all, in one
 * transaction. The tables are made by the migrations that the file names; newer ones run after them.
 * @throws OperatorError in words, where the file or the database is not fit for it; the signal's reason
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreSummary> {
  const { file, onStep, signal } = request;
  const known = readMigrations();
  const { header } = await checkBackup(file, {
    signal,
    onProgress: () => onStep?.({ doing: 'checking', what: file }),
  });
  const migrations = migrationsOf(header, known);
  const client = new pg.Client({ connectionString: request.databaseUrl, application_name: 'restore' });
  client.on('error', () => {}); // the query that needed the connection reports it
  await client.connect();
  // Ends the transaction with its connection, whatever it waits for.
  const stop = () => void client.end().catch(() => {});
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await lockMigrations(client);
    await client.query('BEGIN');
    await settleText(client);
    await requireAlone(client);
    const held = await listHeld(client);
    if (held.length > 0 && !request.replace) throw notEmpty(held.map(({ table }) => table));
    await clearDatabase(client);
    await applyPending(client, migrations);
    const loaded = await load(client, request);
    await prove(client, loaded, request);
    const migrated = await applyPending(client, known);
    onStep?.({ doing: 'analysing', what: 'what there is, for the planner' });
    await client.query('ANALYZE');
    await client.query('COMMIT');
    await migrateQueue(request.databaseUrl);
    const rows = [...loaded.values()].reduce((sum, tally) => sum + tally.rows, 0);
    return { header, tables: loaded.size, rows, migrated };
  } catch (error) {
    throw signal?.aborted ? signal.reason : restoreFailure(error, file);
  } finally {
    signal?.removeEventListener('abort', stop);
    await client.end().catch(() => {});
  }
}

/** Those of the file. @throws OperatorError where it has some that this version does not know */
function migrationsOf({ migrations, broadsheet }: BackupHeader, known: MigrationList): MigrationList {
  const names = new Set(known.migrationDirectories.map(({ path }) => path));
  const unknown = migrations.filter((name) => !names.has(name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `The backup is from a newer Broadsheet (${broadsheet}): it has ${unknown.join(', ')}, which this version does ` +
        'not know. Restore it with that version.',
    );
  }
  const wanted = new Set(migrations);
  return {
    ...known,
    migrationDirectories: known.migrationDirectories.filter(({ path }) => wanted.has(path)),
  };
}

type Loaded = Map<string, TableTally>;

async function load(client: pg.Client, { file, onStep, signal }: RestoreRequest): Promise<Loaded> {
  const tables = await listTables(client);
  // Migrations fill some themselves. A table emptied in this transaction is written without a log, and frozen.
  await client.query(`TRUNCATE ${tables.map(({ table }) => quote(table)).join(', ')}`);
  const structure = await takeAside(client);
  const loaded: Loaded = new Map();
  const reader = new BackupReader(file);
  try {
    await reader.header();
    for (;;) {
      const next = await reader.next();
      if ('end' in next) {
        await setSequences(client, next);
        break;
      }
      onStep?.({ doing: 'loading', what: next.table });
      loaded.set(next.table, await loadTable(client, next, signal));
    }
  } finally {
    reader.close();
  }
  await putBack(client, structure, (done, total) =>
    onStep?.({ doing: 'indexing', what: `${done} of ${total}` }),
  );
  return loaded;
}

async function loadTable(
  client: pg.Client,
  { table, columns, rows, tally }: TableInFile,
  signal: AbortSignal | undefined,
): Promise<TableTally> {
  const list = columns.map(quote).join(', ');
  const target = client.query(copyFrom(`COPY ${quote(table)} (${list}) FROM STDIN WITH (FREEZE)`));
  await pipeline(Readable.from(rows), target, { signal });
  return tally();
}

async function setSequences(client: pg.Client, { sequences }: BackupEnd): Promise<void> {
  for (const [name, { last, called }] of Object.entries(sequences)) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [quote(name), last, called]);
  }
}

/** Reads every table back as it is now. @throws Error where one is not what the file says */
async function prove(client: pg.Client, loaded: Loaded, { onStep }: RestoreRequest): Promise<void> {
  for (const table of await listTables(client)) {
    onStep?.({ doing: 'proving', what: table.table });
    const expected = loaded.get(table.table)?.sha256 ?? createHash('sha256').digest('hex');
    if ((await hashRows(client, table)) !== expected) {
      throw new OperatorError(`The table ${table.table} did not come out as it is in the backup.`);
    }
  }
}

async function hashRows(client: pg.Client, table: StoredTable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readRows(client, table)) hash.update(chunk);
  return hash.digest('hex');
}

function notEmpty(tables: string[]): OperatorError {
  const named = tables.slice(0, 5).join(', ') + (tables.length > 5 ? ', …' : '');
  return new OperatorError(
    `The database is not empty: there are rows in ${named}. Restore into an empty one, or replace all of it: --replace.`,
  );
}

function restoreFailure(error: unknown, file: string): unknown {
  if (error instanceof OperatorError) return new OperatorError(`${error.message} Nothing was changed.`);
  const { code, message, where } = error as Error & { code?: string; where?: string };
  // A class of data or integrity: the rows are not those that Broadsheet wrote.
  if (code && /^(22|23|42)/.test(code)) {
    return new OperatorError(
      `${file} does not fit its own tables: ${message}${where ? ` (${where.slice(0, 200)})` : ''}. Nothing was changed.`,
    );
  }
  return error;
}
