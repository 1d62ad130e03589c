import { addDays, type Day, type DayRange } from '@/lib/day';

/** Editions of so many days, up to the newest one: on a weekend "today" is Friday's. */
const DAYS = { today: 1, '7-days': 7, '30-days': 30 };

/** A window of some days; all days there are; or whatever day, by the stars that the code gained. */
export type DaysWindow = keyof typeof DAYS;
export type TrendingWindow = 'all' | DaysWindow | 'stars';

/** In the order in which they are offered, with their names and the titles of their lists. */
export const WINDOWS: { window: TrendingWindow; label: string; title: string }[] = [
  { window: 'all', label: 'All', title: 'Trending papers' },
  { window: 'today', label: 'Today', title: 'Trending papers, today' },
  { window: '7-days', label: '7 days', title: 'Trending papers, 7 days' },
  { window: '30-days', label: '30 days', title: 'Trending papers, 30 days' },
  { window: 'stars', label: 'By stars', title: 'Papers whose code gained stars' },
];

/** The window that a part of an address names, or null. */
export function parseWindow(text: string): TrendingWindow | null {
  return WINDOWS.find(({ window }) => window === text)?.window ?? null;
}

/** The days of a window, given the newest day that has an edition. */
export function windowRange(window: DaysWindow, latest: Day): DayRange {
  return { first: addDays(latest, 1 - DAYS[window]), last: latest };
}

export function windowTitle(window: TrendingWindow): string {
  return WINDOWS.find((each) => each.window === window)?.title ?? 'Trending papers';
}

/** The public address of a window's list. `page` counts from 1. */
export function windowHref(window: TrendingWindow, page = 1): string {
  const address = window === 'all' ? '/papers/trending' : `/papers/trending/${window}`;
  return page > 1 ? `${address}?p=${page}` : address;
}
