import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';

/** So much of a statement is shown. */
const TEXT_LENGTH = 600;

const bytes = z.coerce.number();

export async function readDatabaseSize(): Promise<number> {
  const rows = await db.$queryRaw`SELECT pg_database_size(current_database()) AS bytes`;
  return z.tuple([z.object({ bytes })]).parse(rows)[0].bytes;
}

const tableRow = z.object({
  name: z.string(),
  /** As Postgres last counted or estimated them; null where it never did. */
  rows: z.number().nullable(),
  deadRows: z.number(),
  tableBytes: bytes,
  indexBytes: bytes,
  /** By hand or by itself, whichever was last. */
  vacuumedAt: z.date().nullable(),
  analysedAt: z.date().nullable(),
});
export type TableSize = z.infer<typeof tableRow>;

/** The largest tables with their indexes; long values are counted to their table. */
export async function listTables(limit: number): Promise<TableSize[]> {
  const rows = await db.$queryRaw`
    SELECT
      use.relname AS name,
      CASE WHEN class.reltuples < 0 THEN NULL ELSE class.reltuples::float8 END AS rows,
      use.n_dead_tup::float8 AS "deadRows",
      pg_table_size(use.relid) AS "tableBytes",
      pg_indexes_size(use.relid) AS "indexBytes",
      GREATEST(use.last_vacuum, use.last_autovacuum) AS "vacuumedAt",
      GREATEST(use.last_analyze, use.last_autoanalyze) AS "analysedAt"
    FROM pg_stat_user_tables AS use
    JOIN pg_class AS class ON class.oid = use.relid
    ORDER BY pg_total_relation_size(use.relid) DESC, use.relname
    LIMIT ${limit}
  `;
  return z.array(tableRow).parse(rows);
}

const indexRow = z.object({ name: z.string(), table: z.string(), bytes, scans: z.coerce.number() });
export type IndexSize = z.infer<typeof indexRow>;

/** The largest indexes, and how often they were used since the statistics began. */
export async function listIndexes(limit: number): Promise<IndexSize[]> {
  const rows = await db.$queryRaw`
    SELECT
      use.indexrelname AS name,
      use.relname AS table,
      pg_relation_size(use.indexrelid) AS bytes,
      use.idx_scan AS scans
    FROM pg_stat_user_indexes AS use
    ORDER BY pg_relation_size(use.indexrelid) DESC, use.indexrelname
    LIMIT ${limit}
  `;
  return z.array(indexRow).parse(rows);
}

const activityRow = z.object({
  pid: z.number(),
  /** What the connection calls itself; empty for the site's own. */
  application: z.string(),
  state: z.string(),
  waitsFor: z.string().nullable(),
  seconds: z.number(),
  blockedBy: z.array(z.number()),
  text: z.string(),
});
export type Activity = z.infer<typeof activityRow>;

/**
 * What has been running, or has held a transaction open, for longer than so many seconds, and whatever waits for
 * another at all; the longest first.
 */
export async function listActivity(overSeconds: number): Promise<Activity[]> {
  const rows = await db.$queryRaw`
    SELECT
      activity.pid,
      COALESCE(activity.application_name, '') AS application,
      activity.state,
      activity.wait_event_type || ': ' || activity.wait_event AS "waitsFor",
      age.seconds,
      pg_blocking_pids(activity.pid) AS "blockedBy",
      left(regexp_replace(btrim(activity.query), '\\s+', ' ', 'g'), ${TEXT_LENGTH}::int) AS text
    FROM pg_stat_activity AS activity
    CROSS JOIN LATERAL (
      SELECT extract(epoch FROM clock_timestamp() -
        CASE WHEN activity.state = 'active' THEN activity.query_start ELSE activity.state_change END
      )::float8 AS seconds
    ) AS age
    WHERE activity.datname = current_database()
      AND activity.pid <> pg_backend_pid()
      AND activity.backend_type = 'client backend'
      AND activity.state IS NOT NULL
      AND activity.state <> 'idle'
      AND (age.seconds > ${overSeconds}::float8 OR cardinality(pg_blocking_pids(activity.pid)) > 0)
    ORDER BY age.seconds DESC
  `;
  return z.array(activityRow).parse(rows);
}

/** Whether the view that counts statements is in this database, and where the server says that it is loaded. */
export async function hasStatementView(): Promise<boolean> {
  const rows = await db.$queryRaw`SELECT to_regclass('pg_stat_statements') IS NOT NULL AS exists`;
  return z.tuple([z.object({ exists: z.boolean() })]).parse(rows)[0].exists;
}

const statementRow = z.object({
  text: z.string(),
  calls: z.coerce.number(),
  totalMs: z.number(),
  meanMs: z.number(),
  maxMs: z.number(),
  rows: z.coerce.number(),
});
export type Statement = z.infer<typeof statementRow>;

/** The statements that took the most time together. Fails with SQLSTATE 55000 where the module is not loaded. */
export async function listStatements(limit: number): Promise<Statement[]> {
  const rows = await db.$queryRaw`
    SELECT
      left(regexp_replace(btrim(statement.query), '\\s+', ' ', 'g'), ${TEXT_LENGTH}::int) AS text,
      statement.calls,
      statement.total_exec_time AS "totalMs",
      statement.mean_exec_time AS "meanMs",
      statement.max_exec_time AS "maxMs",
      statement.rows
    FROM pg_stat_statements AS statement
    WHERE statement.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    ORDER BY statement.total_exec_time DESC
    LIMIT ${limit}
  `;
  return z.array(statementRow).parse(rows);
}
