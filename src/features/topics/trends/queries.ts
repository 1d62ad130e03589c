import 'server-only';
import { dayOf } from '@/lib/day';
import { findTrends, type Totals, type Trends } from './change';
import { type Periods, periodsOf, SPANS } from './periods';
import { countPapers, countTopics, findNewestDay } from './sql';

/** What rises and falls, and between which periods of how many papers. */
export type TopicTrends = Trends & { periods: Periods; totals: Totals };

/**
 * The topics whose share of all papers changed, from the shortest periods that have papers enough; they end with the newest
 * paper there is, however old. Null where no periods have papers enough.
 */
export async function getTopicTrends(today = dayOf(new Date())): Promise<TopicTrends | null> {
  const newest = await findNewestDay(today);
  if (!newest) return null;
  for (const span of SPANS) {
    const periods = periodsOf(span, newest);
    const totals = await countPapers(periods);
    if (Math.min(totals.recent, totals.before) < span.fewest) continue;
    return { periods, totals, ...findTrends(await countTopics(periods), totals) };
  }
  return null;
}
