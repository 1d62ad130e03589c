import type pg from 'pg';
import { readMigrations } from '@/lib/migrations/folder';
import { readHistory } from '@/lib/migrations/history';
import { OLDEST_MAJOR } from '@/lib/postgres/reach';
import { sizeText } from '@/lib/size-text';
import { type Finding, fine, problem, warning } from './finding';

const EXTENSIONS = ['pg_trgm', 'unaccent', 'btree_gin'];
/** Rows that are dead but not cleared away, of those there are, before anybody should care. */
const DEAD_SHARE = 0.5;
const DEAD_ROWS = 50_000;
/** Postgres stops at 2 billion transactions without a vacuum. */
const OLD_TRANSACTIONS = 1_000_000_000;

type Row = Record<string, unknown>;

export async function checkServer(client: pg.Client): Promise<Finding[]> {
  const { number, version, size, age } = await one(
    client,
    `SELECT current_setting('server_version_num')::int AS number,
            split_part(current_setting('server_version'), ' ', 1) AS version,
            pg_database_size(current_database())::float8 AS size,
            (SELECT age(datfrozenxid) FROM pg_database WHERE datname = current_database()) AS age`,
  );
  const what = `PostgreSQL ${version}, ${sizeText(Number(size))}`;
  const answers =
    Number(number) >= OLDEST_MAJOR * 10_000
      ? fine('database', what)
      : problem(
          'database',
          what,
          `Broadsheet needs PostgreSQL ${OLDEST_MAJOR} or newer: upgrade the server.`,
        );
  const old = Number(age) > OLD_TRANSACTIONS;
  return old
    ? [
        answers,
        problem(
          'vacuum',
          `${age} transactions without a freeze`,
          'Run VACUUM FREEZE; see why autovacuum does not.',
        ),
      ]
    : [answers];
}

export async function checkExtensions(client: pg.Client): Promise<Finding> {
  const { missing } = await one(
    client,
    `SELECT array_agg(name) AS missing FROM unnest($1::text[]) AS name
     WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = name)`,
    [EXTENSIONS],
  );
  const names = (missing as string[] | null) ?? [];
  if (names.length === 0) return fine('extensions', EXTENSIONS.join(', '));
  return problem(
    'extensions',
    `not installed: ${names.join(', ')}`,
    `Install Postgres's contrib modules, then npm run migrate (or as superuser: CREATE EXTENSION ${names[0]}).`,
  );
}

export async function checkMigrations(client: pg.Client): Promise<Finding> {
  const { applied, pending, unknown, edited } = await readHistory(client, readMigrations());
  if (unknown.length > 0) {
    return problem(
      'migrations',
      `newer than this version: ${unknown.join(', ')}`,
      'Run the version of Broadsheet that made it.',
    );
  }
  if (pending.length > 0) {
    return warning('migrations', `${pending.length} are pending`, 'npm run migrate, or the next npm start.');
  }
  if (edited.length > 0) {
    return warning(
      'migrations',
      `not as they were applied: ${edited.join(', ')}`,
      'Restore these files from the release.',
    );
  }
  return fine('migrations', `${applied.length} applied`);
}

/** Indexes that are not valid, and rows that nobody clears away. */
export async function checkUpkeep(client: pg.Client): Promise<Finding[]> {
  const { invalid, bloated } = await one(
    client,
    `SELECT (SELECT array_agg(indexrelid::regclass::text) FROM pg_index WHERE NOT indisvalid) AS invalid,
            (SELECT array_agg(relname || ' (' || n_dead_tup || ' dead rows of ' || n_live_tup + n_dead_tup || ')')
             FROM pg_stat_user_tables
             WHERE n_dead_tup > $1::bigint AND n_dead_tup > $2::float8 * (n_live_tup + n_dead_tup)) AS bloated`,
    [DEAD_ROWS, DEAD_SHARE],
  );
  const findings: Finding[] = [];
  for (const index of (invalid as string[] | null) ?? []) {
    findings.push(problem('indexes', `${index} is not valid`, `REINDEX INDEX ${index}`));
  }
  for (const table of (bloated as string[] | null) ?? []) {
    findings.push(
      warning(
        'bloat',
        table,
        'VACUUM ANALYZE; see that autovacuum is on and nothing holds a transaction open.',
      ),
    );
  }
  return findings.length > 0 ? findings : [fine('upkeep', 'indexes are valid, dead rows are cleared away')];
}

/** What was due an hour ago and is not done yet. */
export async function checkSchedules(client: pg.Client): Promise<Finding[]> {
  const { late } = await one(
    client,
    `SELECT array_agg(task ORDER BY task) AS late FROM job_schedules WHERE next_at < now() - interval '1 hour'`,
  );
  const names = (late as string[] | null) ?? [];
  if (names.length === 0) return [];
  return [
    warning(
      'worker',
      `due and not begun: ${names.join(', ')}`,
      'See that a worker runs: npm start with WORKER=on, or npm run worker.',
    ),
  ];
}

async function one(client: pg.Client, sql: string, values: unknown[] = []): Promise<Row> {
  const { rows } = await client.query<Row>(sql, values);
  return rows[0] ?? {};
}

/** Rows and indexes as they lie on disk, by Postgres's amcheck; read through, so it takes its time. */
export async function checkDeep(client: pg.Client): Promise<Finding> {
  try {
    await client.query('BEGIN');
    await client.query('CREATE EXTENSION IF NOT EXISTS amcheck');
    const { rows } = await client.query<{ found: string }>(
      `SELECT relation.relname || ': ' || message.msg AS found
       FROM pg_class AS relation, LATERAL verify_heapam(relation.oid) AS message
       WHERE relation.relnamespace = current_schema()::regnamespace AND relation.relkind = 'r'
       LIMIT 5`,
    );
    if (rows.length > 0) return broken(rows.map(({ found }) => found).join('; '));
    await client.query(
      `SELECT bt_index_check(index.oid, true)
       FROM pg_class AS index
       JOIN pg_index ON pg_index.indexrelid = index.oid
       JOIN pg_am ON pg_am.oid = index.relam AND pg_am.amname = 'btree'
       WHERE index.relnamespace = current_schema()::regnamespace AND pg_index.indisvalid AND index.relpersistence = 'p'`,
    );
    return fine('amcheck', 'all tables and B-tree indexes are sound');
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    if (code === 'XX002' || code === 'XX001') return broken(message);
    return warning(
      'amcheck',
      `could not be run: ${message}`,
      'Run it as a superuser of the database, with the contrib modules.',
    );
  } finally {
    await client.query('ROLLBACK');
  }
}

function broken(what: string): Finding {
  return problem(
    'amcheck',
    what,
    'The disk or memory may be failing. Stop, copy the data folder, restore the last backup.',
  );
}
