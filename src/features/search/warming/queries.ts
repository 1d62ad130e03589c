import 'server-only';
import { totalmem } from 'node:os';
import { env } from '@/lib/env';
import { findPapers } from '../queries';
import { warmSample } from '../sample/queries';
import { getSpread } from '../statistics/queries';
import { readAhead } from './sql';

/**
 * Reads what every search needs, first what this process keeps, then what Postgres reads from disk: to be called when a
 * server starts, so that no reader waits for it.
 */
export async function warmSearch(): Promise<void> {
  await Promise.all([getSpread(), findPapers({ text: 'model', sort: 'relevance', cursor: null })]);
  await readAhead(Math.min(env().SEARCH_WARM_MB * 2 ** 20, totalmem() / 2));
  await warmSample();
}
