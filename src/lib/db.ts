import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/generated/prisma/client';
import { env } from '@/lib/env';

export { Prisma } from '@/generated/prisma/client';

/** The client inside a transaction: what mutations composed of several writes pass on. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

// One client a process: a hot reload evaluates this module again and would leak a pool each time.
const shared = globalThis as { broadsheetDb?: PrismaClient };

function connect(): PrismaClient {
  const { DATABASE_URL, DATABASE_POOL } = env();
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set; `npm start` sets it for the app');
  const adapter = new PrismaPg({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    // A silent network: longer than a batch may wait for its turn.
    query_timeout: 150_000,
    keepAlive: true,
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 60_000 } });
}

/** The database, connected on first use. */
export const db = new Proxy({} as PrismaClient, {
  get(_, property) {
    shared.broadsheetDb ??= connect();
    const value = Reflect.get(shared.broadsheetDb, property);
    return typeof value === 'function' ? value.bind(shared.broadsheetDb) : value;
  },
});

/** Closes the pool; the next use of `db` connects anew, to whatever DATABASE_URL then says. */
export async function closeDb(): Promise<void> {
  const client = shared.broadsheetDb;
  shared.broadsheetDb = undefined;
  await client?.$disconnect();
}
