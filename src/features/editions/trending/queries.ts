import 'server-only';
import { listPaperCards } from '@/features/papers/queries';
import { getLatestEditionDay, PAGE_SIZE, type PaperPage, pagesOf } from '../queries';
import { type Ranked, rankInRange, type Slice } from '../sql';
import { rankByScore, rankByStars } from './sql';
import { type TrendingWindow, windowRange } from './window';

/** Further down nothing is trending: to count all papers of all days would take longer than to read a page. */
export const MOST_TRENDING = 50 * PAGE_SIZE;

/** The papers of a window by score, or by the stars they gained. `page` counts from 1. */
export async function getTrending(window: TrendingWindow, page = 1): Promise<PaperPage> {
  const { ids, total } = await rank(window, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  return { papers: await listPaperCards(ids), total, page, pages: pagesOf(total, PAGE_SIZE) };
}

async function rank(window: TrendingWindow, slice: Slice): Promise<Ranked> {
  if (window === 'all') return rankByScore({ ...slice, most: MOST_TRENDING });
  if (window === 'stars') return rankByStars({ ...slice, most: MOST_TRENDING });
  const latest = await getLatestEditionDay();
  if (!latest) return { ids: [], total: 0 };
  return rankInRange({ ...slice, range: windowRange(window, latest), order: 'score' });
}
