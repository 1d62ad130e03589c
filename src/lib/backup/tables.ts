import 'server-only';
import type { Readable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BackupEnd, BackupTable } from './format';

/** What one server writes must be the same text as what another writes of the same rows. */
const TEXT_SETTINGS = {
  client_encoding: 'UTF8',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  xmloption: 'content',
  // However long it takes.
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
} as const;

/** For the transaction that `client` is in. */
export async function settleText(client: pg.Client): Promise<void> {
  for (const [setting, value] of Object.entries(TEXT_SETTINGS)) {
    await client.query('SELECT set_config($1, $2, true)', [setting, value]);
  }
}

export type StoredTable = BackupTable & {
  /** The primary key as an ORDER BY has it, else the whole row. */
  order: string;
  /** As it lies on disk, for telling how far one is. */
  bytes: number;
};

/**
 * The tables that hold something of ours, by name: everything in Broadsheet's schema but the migrations' own record,
 * which is made anew, and UNLOGGED tables, which a crash may empty at any time.
 */
export async function listTables(client: pg.Client): Promise<StoredTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; keys: string[]; bytes: string }>(
    `SELECT relation.relname AS name,
            pg_table_size(relation.oid)::text AS bytes,
            array_agg(col.attname::text ORDER BY col.attnum) FILTER (WHERE col.attgenerated = '') AS columns,
            COALESCE(
              array_agg(
                quote_ident(col.attname) || CASE WHEN col.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END
                ORDER BY array_position(key.indkey::int2[], col.attnum)
              ) FILTER (WHERE col.attnum = ANY (key.indkey::int2[])),
              '{}'
            ) AS keys
     FROM pg_class AS relation
     JOIN pg_attribute AS col ON col.attrelid = relation.oid AND col.attnum > 0 AND NOT col.attisdropped
     LEFT JOIN pg_index AS key ON key.indrelid = relation.oid AND key.indisprimary
     WHERE relation.relnamespace = current_schema()::regnamespace
       AND relation.relkind = 'r'
       AND relation.relpersistence = 'p'
       AND relation.relname <> '_prisma_migrations'
     GROUP BY relation.oid, relation.relname
     ORDER BY relation.relname COLLATE "C"`,
  );
  return rows.map(({ name, columns, keys, bytes }) => ({
    table: name,
    columns,
    order: keys.length > 0 ? keys.join(', ') : `${quote(name)}::text COLLATE "C"`,
    bytes: Number(bytes),
  }));
}

export type RowStream = Readable & { rowCount: number };

/** The rows as the file has them, in its order. The client can be asked nothing else until they end. */
export function readRows(client: pg.Client, { table, columns, order }: StoredTable): RowStream {
  const list = columns.map(quote).join(', ');
  return client.query(copyTo(`COPY (SELECT ${list} FROM ${quote(table)} ORDER BY ${order}) TO STDOUT`));
}

/** Where the sequences of these tables stand. */
export async function readSequences(client: pg.Client): Promise<BackupEnd['sequences']> {
  const { rows } = await client.query<{ name: string; last: string | null; start: string }>(
    `SELECT sequencename AS name, last_value::text AS last, start_value::text AS start
     FROM pg_sequences
     WHERE schemaname = current_schema()
     ORDER BY sequencename COLLATE "C"`,
  );
  return Object.fromEntries(
    rows.map(({ name, last, start }) => [name, { last: Number(last ?? start), called: last !== null }]),
  );
}

export function quote(name: string): string {
  return pg.escapeIdentifier(name);
}
