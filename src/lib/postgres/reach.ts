import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Env } from '@/lib/env';
import { OperatorError } from '@/lib/operator-error';

/** The oldest Postgres that will do. */
export const OLDEST_MAJOR = 15;
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', '57P03']);

type ReachOptions = {
  /** A database started together with us, by a compose file say, may need a moment. */
  settings: Pick<Env, 'DATABASE_WAIT_SECONDS' | 'DATABASE_CONNECT_SECONDS'>;
  /** Called before waiting for a server that does not answer yet. */
  onWait?: () => void;
};

/**
 * Makes sure that a database of the operator's own answers and is new enough; returns its version ("15.8").
 * @throws OperatorError saying what the server said; never the password
 */
export async function reachDatabase(url: string, { settings, onWait }: ReachOptions): Promise<string> {
  const deadline = Date.now() + 1_000 * settings.DATABASE_WAIT_SECONDS;
  for (let attempt = 0; ; attempt++) {
    try {
      return await readVersion(url, 1_000 * settings.DATABASE_CONNECT_SECONDS);
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      const { code, message } = error as Error & { code?: string };
      if (!code || !NOT_YET.has(code) || Date.now() > deadline) {
        throw new OperatorError(
          `The database at ${withoutPassword(url)} (DATABASE_URL) cannot be used: ${message || code}`,
        );
      }
      if (attempt === 0) onWait?.();
      await sleep(500);
    }
  }
}

async function readVersion(url: string, connectionTimeoutMillis: number): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string }>(
      `SELECT current_setting('server_version_num')::int AS number,
              split_part(current_setting('server_version'), ' ', 1) AS version`,
    );
    const { number = 0, version = 'unknown' } = rows[0] ?? {};
    if (number >= OLDEST_MAJOR * 10_000) return version;
    throw new OperatorError(
      `The database at ${withoutPassword(url)} is PostgreSQL ${version}; Broadsheet needs ${OLDEST_MAJOR} or newer.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** The address as it may be shown: server and database. */
export function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host || 'the local socket'}${pathname}`;
}
