import pg from 'pg';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { closeDb } from '@/lib/db';
import { queryServer, withDatabase } from './database';

/** Empties what has rows, also of the queue, and counts from one again; the migrations' own records stay. */
const EMPTY_TABLES = `
  DO $$
  DECLARE
    candidate regclass;
    filled boolean;
    names text;
  BEGIN
    FOR candidate IN
      SELECT oid FROM pg_class
      WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)
        AND relname NOT IN ('_prisma_migrations', 'migrations')
    LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM %s)', candidate) INTO filled;
      IF filled THEN names := concat_ws(', ', names, candidate::text); END IF;
    END LOOP;
    IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE'; END IF;
  END $$`;

/**
 * Gives the test file a migrated database of its own, to which `@/lib/db` connects, and drops it at the end.
 * Call it once at the top level of the file. Every test starts with empty tables, unless `keep` is set: then
 * what `beforeAll` or an earlier test wrote stays.
 */
export function useTestDatabase({ keep = false }: { keep?: boolean } = {}): void {
  const server = inject('databaseServer');
  const name = `broadsheet_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  const url = withDatabase(server, name);
  // Set while the file is loaded: `env()` keeps what it saw first.
  process.env.DATABASE_URL = url;
  // A busy machine is no news.
  process.env.SLOW_QUERY_MS ??= '0';
  let cleaner: pg.Client | undefined;

  beforeAll(async () => {
    await queryServer(server, `CREATE DATABASE ${name} TEMPLATE ${inject('databaseTemplate')}`);
    cleaner = new pg.Client({ connectionString: url });
    await cleaner.connect();
  });
  if (!keep) beforeEach(() => emptyTables(cleaner));
  afterAll(async () => {
    await closeDb();
    await cleaner?.end();
    await queryServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

const DEADLOCK = '40P01';

/** Once more where Postgres happens to look through a table for its planner: that reads the tables of its indexes' functions. */
async function emptyTables(cleaner: pg.Client | undefined): Promise<void> {
  try {
    await cleaner?.query(EMPTY_TABLES);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== DEADLOCK) throw error;
    await cleaner?.query(EMPTY_TABLES);
  }
}
