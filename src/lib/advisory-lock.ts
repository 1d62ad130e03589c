import 'server-only';
import os from 'node:os';
import pg from 'pg';
import { OperatorError } from '@/lib/operator-error';

/** Any number; the second half of the key is a hash of the lock's name. */
export const ADVISORY_CLASS = 7_140_315;

export type AdvisoryLock = {
  release: () => Promise<void>;
  /** Aborted, with an error that says so, when the connection that holds the lock is gone: somebody else may have it. */
  lost: AbortSignal;
};

/** Who has it, in words, and since when. */
export type LockHolder = { heldBy: string; since: Date };

type LockOptions = {
  databaseUrl: string;
  name: string;
  /** What others are told: "npm run ingest". */
  holder: string;
};

/**
 * Takes a lock of a name, over all processes on the database, or says who has it. It is held by a connection of its
 * own, so that it ends with the process however that ends.
 */
export async function tryAdvisoryLock({
  databaseUrl,
  name,
  holder,
}: LockOptions): Promise<AdvisoryLock | LockHolder> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: `${holder} (pid ${process.pid} on ${os.hostname().slice(0, 24)})`.slice(0, 63),
    keepAlive: true,
  });
  const lost = new AbortController();
  const onLoss = () => lost.abort(new OperatorError(`The connection that held the lock "${name}" was lost.`));
  client.on('error', onLoss);
  client.on('end', onLoss);
  await client.connect();
  try {
    for (;;) {
      if (await tryLock(client, name)) return { release: () => release(client, onLoss), lost: lost.signal };
      const held = await readHolder(client, name);
      // It may have been given back between the two questions.
      if (held) {
        await release(client, onLoss);
        return held;
      }
    }
  } catch (error) {
    await release(client, onLoss);
    throw error;
  }
}

/** The server, too, sees within a minute when the other end is gone without a word: a machine without power. */
async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS locked,
            set_config('idle_session_timeout', '0', false),
            set_config('tcp_keepalives_idle', '30', false),
            set_config('tcp_keepalives_interval', '10', false),
            set_config('tcp_keepalives_count', '3', false)`,
    [ADVISORY_CLASS, name],
  );
  return rows[0]?.locked ?? false;
}

async function readHolder(client: pg.Client, name: string): Promise<LockHolder | null> {
  const { rows } = await client.query<LockHolder>(
    `SELECT activity.application_name AS "heldBy", activity.backend_start AS since
     FROM pg_locks AS lock
     JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
     WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 2
       AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND lock.classid = $1::int::oid AND lock.objid = hashtext($2)::oid`,
    [ADVISORY_CLASS, name],
  );
  return rows[0] ?? null;
}

async function release(client: pg.Client, onLoss: () => void): Promise<void> {
  client.off('end', onLoss);
  await client.end().catch(() => {});
}
