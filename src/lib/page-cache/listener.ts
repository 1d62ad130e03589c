import 'server-only';
import { Client } from 'pg';
import { env } from '@/lib/env';
import { forget } from './store.mjs';

const RETRY_MS = 2_000;

/**
 * Hears of changed papers from whatever process changed them and drops their pages. Connects for good: when the
 * connection is lost, pages are dropped on the next one, for what was said meanwhile was not heard.
 */
export function listenForChanges(): void {
  const client = new Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  let ended = false;
  const again = () => {
    if (ended) return;
    ended = true;
    client.end().catch(() => {});
    setTimeout(listenForChanges, RETRY_MS).unref();
  };
  client.on('notification', ({ payload }) => forget(!payload || payload === '*' ? '*' : payload.split(',')));
  client.on('error', again);
  client.on('end', again);
  client
    .connect()
    .then(() => client.query('LISTEN papers_changed'))
    .then(() => forget('*'))
    .catch(again);
}
