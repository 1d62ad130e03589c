import 'server-only';
import pg from 'pg';
import { readMigrations } from '@/lib/migrations/folder';
import { readHistory } from '@/lib/migrations/history';
import { OperatorError } from '@/lib/operator-error';
import { listTables, quote } from './tables';

/** A table that is not empty. */
export type HeldTable = { table: string; rows: number };

/** What is in the database now; nothing, where it may be restored into. */
export async function inspectDatabase(databaseUrl: string): Promise<HeldTable[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return listHeld(client).finally(() => client.end());
}

/** @throws OperatorError where there are tables that are not Broadsheet's */
export async function listHeld(client: pg.Client): Promise<HeldTable[]> {
  const tables = await listTables(client);
  if (tables.length === 0) return [];
  const { applied } = await readHistory(client, readMigrations());
  if (applied.length === 0) {
    const names = tables.map(({ table }) => table);
    throw new OperatorError(
      `The database holds tables that are not Broadsheet's (${names.slice(0, 5).join(', ')}). ` +
        'Give Broadsheet a database of its own.',
    );
  }
  const held: HeldTable[] = [];
  for (const { table } of tables) {
    const { rows } = await client.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${quote(table)}`,
    );
    // Every migrated database has this row.
    const expected = table === 'search_totals' ? 1 : 0;
    if (rows[0] && rows[0].rows > expected) held.push({ table, rows: rows[0].rows });
  }
  return held;
}

/** @throws OperatorError naming who else is connected to the database */
export async function requireAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ who: string; pid: number }>(
    `SELECT COALESCE(NULLIF(application_name, ''), 'a program without a name') AS who, pid
     FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
     ORDER BY pid`,
  );
  if (rows.length === 0) return;
  const others = [...new Set(rows.map(({ who }) => who))].join(', ');
  throw new OperatorError(
    `The database is in use by ${rows.length} other connections (${others}). Stop Broadsheet, and whatever else ` +
      'uses it, then restore.',
  );
}

/** Drops everything of Broadsheet's in the transaction that `client` is in, and the queue, whose jobs are about it. */
export async function clearDatabase(client: pg.Client): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE');
  const { rows } = await client.query<{ statement: string }>(
    `WITH own AS (
       SELECT 1 AS turn, format('DROP TABLE %s CASCADE', oid::regclass) AS statement, oid, 'pg_class'::regclass AS kind
       FROM pg_class
       WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
       UNION ALL
       SELECT 2, format('DROP FUNCTION IF EXISTS %s CASCADE', oid::regprocedure), oid, 'pg_proc'::regclass
       FROM pg_proc
       WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f'
       UNION ALL
       SELECT 3, format('DROP TYPE IF EXISTS %s CASCADE', oid::regtype), oid, 'pg_type'::regclass
       FROM pg_type
       WHERE typnamespace = current_schema()::regnamespace AND typtype = 'e'
     )
     SELECT statement
     FROM own
     WHERE NOT EXISTS (
       SELECT FROM pg_depend WHERE classid = own.kind AND objid = own.oid AND deptype = 'e'
     )
     ORDER BY turn`,
  );
  for (const { statement } of rows) await client.query(statement);
}
