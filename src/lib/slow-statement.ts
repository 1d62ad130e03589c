import 'server-only';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { countSlowStatement } from '@/lib/metrics/registry';

/** A statement of this process that was answered: its text has placeholders for what it was given. */
type Statement = { query: string; duration: number };

/** Logs a statement that took longer than SLOW_QUERY_MS, without its parameters. */
export function noteStatement({ query, duration }: Statement): void {
  const longest = env().SLOW_QUERY_MS;
  if (longest === 0 || duration <= longest) return;
  countSlowStatement();
  log.warn('slow statement', { ms: Math.round(duration), statement: query.replace(/\s+/g, ' ').trim() });
}
