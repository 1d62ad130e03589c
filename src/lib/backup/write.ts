import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { readMigrations } from '@/lib/migrations/folder';
import { readHistory } from '@/lib/migrations/history';
import { OperatorError } from '@/lib/operator-error';
import { VERSION } from '@/lib/version';
import { writeWholeFile } from '@/lib/whole-file';
import { BACKUP_VERSION, type BackupHeader, END_OF_ROWS, jsonLine } from './format';
import { listTables, quote, readRows, readSequences, type StoredTable, settleText } from './tables';

/** Beyond it the file hardly gets smaller, and takes twice as long (decision 024 has the figures). */
const GZIP_LEVEL = 3;
const CHUNK_BYTES = 256 * 1024;

/** How far it is: bytes as they lie in the database. */
type BackupProgress = { table: string; done: number; total: number };

export type BackupRequest = {
  databaseUrl: string;
  /** Where it goes; a file that is there is only replaced with `overwrite`, and only by a whole one. */
  file: string;
  overwrite?: boolean;
  settings: BackupHeader['settings'];
  secrets?: BackupHeader['secrets'];
  now?: Date;
  onProgress?: (progress: BackupProgress) => void;
  signal?: AbortSignal;
};

export type BackupSummary = { file: string; tables: number; rows: number };

/**
 * Writes everything that Broadsheet holds into one file, as it was at one moment, while others go on writing.
 * It appears under its name whole and on disk, or not at all; only its owner can read it.
 * @throws OperatorError where the database is not of this version or the file cannot be written; the signal's reason
 */
export async function writeBackup(request: BackupRequest): Promise<BackupSummary> {
  const { file, signal } = request;
  if (!request.overwrite && existsSync(file)) throw new OperatorError(`${file} is there already.`);
  const client = new pg.Client({ connectionString: request.databaseUrl, application_name: 'backup' });
  client.on('error', () => {}); // the query that needed the connection reports it
  const summary = { file, tables: 0, rows: 0 };
  await client.connect();
  try {
    const content = Readable.from(writeContent(client, request, summary), { objectMode: true });
    const gzip = createGzip({ level: GZIP_LEVEL, chunkSize: CHUNK_BYTES });
    await writeWholeFile(file, (target) => pipeline(content, gzip, target, { signal }));
    return summary;
  } catch (error) {
    throw signal?.aborted ? signal.reason : writeFailure(error, file);
  } finally {
    await client.end();
  }
}

async function* writeContent(
  client: pg.Client,
  { settings, secrets, now = new Date(), onProgress }: BackupRequest,
  summary: BackupSummary,
): AsyncGenerator<string | Buffer> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await settleText(client);
  const tables = await listTables(client);
  yield jsonLine({
    broadsheetBackup: BACKUP_VERSION,
    broadsheet: VERSION,
    createdAt: now.toISOString(),
    postgres: await readServerVersion(client),
    migrations: await readMigrationNames(client),
    settings,
    secrets,
  } satisfies BackupHeader);
  // A migration meanwhile would change tables that are yet to come.
  await client.query(`LOCK TABLE ${tables.map(({ table }) => quote(table)).join(', ')} IN ACCESS SHARE MODE`);
  const total = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const table of tables) {
    const report = (written: number) =>
      onProgress?.({ table: table.table, done: done + Math.min(written, table.bytes), total });
    summary.rows += yield* writeTable(client, table, report);
    summary.tables += 1;
    done += table.bytes;
  }
  yield jsonLine({ end: true, tables: tables.length, sequences: await readSequences(client) });
  await client.query('COMMIT');
}

async function* writeTable(
  client: pg.Client,
  table: StoredTable,
  report: (written: number) => void,
): AsyncGenerator<string | Buffer, number> {
  yield jsonLine({ table: table.table, columns: table.columns });
  const hash = createHash('sha256');
  const rows = readRows(client, table);
  let written = 0;
  report(written);
  for await (const chunk of rows) {
    hash.update(chunk);
    written += chunk.length;
    report(written);
    yield chunk;
  }
  yield `${END_OF_ROWS}${jsonLine({ rows: rows.rowCount, sha256: hash.digest('hex') })}`;
  return rows.rowCount;
}

async function readServerVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: string }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version`,
  );
  return rows[0]?.version ?? 'unknown';
}

/** @throws OperatorError where this version does not know how its tables came about */
async function readMigrationNames(client: pg.Client): Promise<string[]> {
  const { applied, unknown } = await readHistory(client, readMigrations());
  if (unknown.length > 0) {
    throw new OperatorError(
      `The database is newer than this version of Broadsheet: it has ${unknown.join(', ')}. ` +
        'Back it up with the version that runs on it.',
    );
  }
  if (applied.length > 0) return applied;
  throw new OperatorError('The database is empty: there is nothing to back up.');
}

function writeFailure(error: unknown, file: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!code || !syscall || !['open', 'write', 'fsync', 'rename'].includes(syscall)) return error;
  const reason = code === 'ENOSPC' ? 'the disk is full' : code === 'ENOENT' ? 'its folder is missing' : code;
  return new OperatorError(`${file} cannot be written: ${reason}. Nothing is left of it.`);
}
