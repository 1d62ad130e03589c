import 'server-only';
import pg from 'pg';

/** Connections for graphile-worker. It sees by its queries when one is lost; an event of that must not end the process. */
export function openPool({ databaseUrl, max }: { databaseUrl: string; max: number }): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max, keepAlive: true });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
