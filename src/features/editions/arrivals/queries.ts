import 'server-only';
import { type Arrival, rankFeaturedSince } from './sql';

/**
 * What the editions have brought since an instant, the best first. What was there before it on the same day is among
 * it: by now it may have been upvoted.
 */
export async function listFeaturedSince(since: Date, limit: number): Promise<Arrival[]> {
  return rankFeaturedSince(since, limit);
}
