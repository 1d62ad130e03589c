import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient, type QueryConfig, type QueryResult } from 'pg';
import { PrismaClient } from '@/generated/prisma/client';
import { env } from '@/lib/env';
import { noteStatement } from '@/lib/slow-statement';

export { Prisma } from '@/generated/prisma/client';

/** The client inside a transaction: what mutations composed of several writes pass on. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

// One client a process: a hot reload evaluates this module again and would leak a pool each time.
const shared = globalThis as { broadsheetDb?: { client: PrismaClient; pool: Pool } };

const IDLE_MS = 600_000;

function connect() {
  const settings = env();
  if (!settings.DATABASE_URL) throw new Error('DATABASE_URL is not set; `npm start` sets it for the app');
  const pool = new Pool({
    connectionString: settings.DATABASE_URL,
    max: settings.DATABASE_POOL,
    connectionTimeoutMillis: 1_000 * settings.DATABASE_CONNECT_SECONDS,
    // A silent network: longer than a batch may wait for its turn.
    query_timeout: 1_000 * settings.STATEMENT_SECONDS,
    keepAlive: true,
    // A search uses several at once, now and then: to open one again takes as long as the search, and it knows no plans.
    idleTimeoutMillis: IDLE_MS,
  });
  // A connection that is cut while nobody uses it: the next use opens another. Unheard, it would end the process.
  pool.on('error', () => {});
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    // The others quote what a query was given, in messages that may be logged.
    errorFormat: 'minimal',
    log: settings.SLOW_QUERY_MS > 0 ? [{ emit: 'event', level: 'query' }] : [],
    transactionOptions: {
      maxWait: 1_000 * settings.TRANSACTION_WAIT_SECONDS,
      timeout: 1_000 * settings.TRANSACTION_SECONDS,
    },
  });
  client.$on('query', noteStatement);
  return { client: client as PrismaClient, pool };
}

/** The database, connected on first use. */
export const db = new Proxy({} as PrismaClient, {
  get(_, property) {
    shared.broadsheetDb ??= connect();
    const { client } = shared.broadsheetDb;
    const value = Reflect.get(client, property);
    return typeof value === 'function' ? value.bind(client) : value;
  },
});

/** Runs a statement without Prisma, on this process's connections: one of a library that brings its own, or of lib/sql. */
export function runStatement(statement: QueryConfig): Promise<QueryResult> {
  shared.broadsheetDb ??= connect();
  return shared.broadsheetDb.pool.query(statement);
}

/** One of this process's connections, for whoever releases it again. */
export function borrowConnection(): Promise<PoolClient> {
  shared.broadsheetDb ??= connect();
  return shared.broadsheetDb.pool.connect();
}

/** How it stands with this process's connections; null before the first use. */
export function poolState(): { total: number; idle: number; waiting: number } | null {
  const pool = shared.broadsheetDb?.pool;
  return pool ? { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount } : null;
}

/** Closes the pool; the next use of `db` connects anew, to whatever DATABASE_URL then says. */
export async function closeDb(): Promise<void> {
  const open = shared.broadsheetDb;
  shared.broadsheetDb = undefined;
  await open?.client.$disconnect();
}
