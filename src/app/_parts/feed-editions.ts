import { getEdition, getLatestEditionDay } from '@/features/editions/queries';
import { parseSpan, type Span, spanHref, spanTitle } from '@/features/editions/span';
import { getTrending } from '@/features/editions/trending/queries';
import { parseWindow, windowHref, windowTitle } from '@/features/editions/trending/window';
import { type Day, dayOf } from '@/lib/day';
import { type FoundView, pagedView, viewOf } from './feed-view';

/** The latest edition; those before it are its archive. */
export async function frontFeed(): Promise<FoundView> {
  return editionFeed((await getLatestEditionDay()) ?? dayOf(new Date()), '/');
}

export async function dayFeed(text: string): Promise<FoundView> {
  const day = parseSpan('day', text)?.first;
  return day ? editionFeed(day, spanHref('day', day)) : null;
}

async function editionFeed(day: Day, page: string): Promise<FoundView> {
  const range = { first: day, last: day };
  const { papers, previous, next } = await getEdition(range);
  const title = spanTitle('day', range);
  return viewOf({
    title: page === '/' ? '' : title,
    subtitle: `Research papers featured on ${title}, ranked by upvotes.`,
    page,
    home: '/',
    parts: {
      kind: 'archive',
      current: '/',
      before: previous && spanHref('day', previous),
      after: next && spanHref('day', next),
      closed: next !== null && page !== '/',
    },
    papers,
  });
}

/** A week or a month. */
export async function spanFeed(span: Exclude<Span, 'day'>, text: string, page: number): Promise<FoundView> {
  const range = parseSpan(span, text);
  if (!range) return null;
  const title = spanTitle(span, range);
  return pagedView({
    ...(await getEdition(range, page)),
    title,
    subtitle: `Research papers featured in ${title}, ranked by upvotes.`,
    href: (to) => spanHref(span, range.first, to),
  });
}

/** What is trending in a window. */
export async function trendingFeed(name: string, page: number): Promise<FoundView> {
  const window = parseWindow(name);
  if (!window) return null;
  const title = windowTitle(window);
  return pagedView({
    ...(await getTrending(window, page)),
    title,
    subtitle: `${title}, as their readers rank them.`,
    href: (to) => windowHref(window, to),
  });
}
