import 'server-only';
import { Client } from 'pg';
import { env } from '@/lib/env';
import { inTime } from '@/lib/in-time';
import { forget, setAway } from './store.mjs';

const RETRY_MS = 2_000;
/** A connection that does not answer for so long is lost, whatever the network says of it. */
const BEAT_MS = 5_000;

/**
 * Hears of changed papers from whatever process changed them and drops their pages. Connects for good: when the
 * connection is lost, what is kept is served meanwhile, and dropped on the next one, for what was said was not heard.
 */
export function listenForChanges(): void {
  const { DATABASE_URL, DATABASE_CONNECT_SECONDS } = env();
  const client = new Client({
    connectionString: DATABASE_URL,
    connectionTimeoutMillis: 1_000 * DATABASE_CONNECT_SECONDS,
    keepAlive: true,
  });
  let beat: NodeJS.Timeout | undefined;
  let ended = false;
  const again = () => {
    if (ended) return;
    ended = true;
    setAway(true);
    clearInterval(beat);
    client.end().catch(() => {});
    setTimeout(listenForChanges, RETRY_MS).unref();
  };
  client.on('notification', ({ payload }) => forget(!payload || payload === '*' ? '*' : payload.split(',')));
  client.on('error', again);
  client.on('end', again);
  client
    .connect()
    .then(() => inTime(client.query('LISTEN papers_changed'), BEAT_MS))
    .then(() => {
      setAway(false);
      forget('*');
      beat = setInterval(() => inTime(client.query('SELECT'), BEAT_MS).catch(again), BEAT_MS).unref();
    })
    .catch(again);
}
