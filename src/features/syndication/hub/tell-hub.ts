import 'server-only';
import type { Fetcher } from '@/lib/fetching/fetcher';
import { changedFeeds } from './changed-feeds';
import { publish } from './publish';
import { hasNewEntries, keepTold, listTopicsWithNews, readTold } from './sql';

/** Topics a hub is told of at a time; the others have their turn at the next. */
export const MOST_TOPICS = 200;

type Telling = {
  hub: string;
  /** The site's public address, without a closing slash. */
  siteUrl: string;
  /**
   * News are looked for from so long before the hub was last told on: what was being written then, and what came so
   * shortly before that the hub may have got a kept copy of the feed.
   */
  overlapMs: number;
  fetcher: Pick<Fetcher, 'fetchFrom'>;
  signal: AbortSignal;
};

/**
 * Tells a hub of the feeds that have news since it was last told. A hub that is new is told of what comes from now on.
 * What fails is told all over again by the next; two at a time tell twice.
 * @throws FetchError, or the signal's reason
 */
export async function tellHub({ hub, siteUrl, overlapMs, ...asking }: Telling): Promise<void> {
  const told = await readTold(hub);
  if (told.until === null) return keepTold(hub, { until: told.now, topicsLeft: [] });
  const since = new Date(told.until.getTime() - overlapMs);
  const [editions, withNews] = await Promise.all([hasNewEntries(since), listTopicsWithNews(since)]);
  // Those that wait come first, so that none waits for ever.
  const topics = [...new Set([...told.topicsLeft, ...withNews])];
  await publish(hub, changedFeeds(siteUrl, { editions, topics: topics.slice(0, MOST_TOPICS) }), asking);
  await keepTold(hub, { until: told.now, topicsLeft: topics.slice(MOST_TOPICS) });
}
