import { WINDOWS, windowHref } from '@/features/editions/trending/window';
import { topicHref } from '@/features/topics/schema';
import { FEED_FORMATS, feedUrl } from '../address';

/** What is new: whether editions have papers that they had not, and the slugs of topics that have. */
type News = { editions: boolean; topics: string[] };

/** The pages that change when a paper comes into an edition. Stars are counted at their own times. */
const PAGES_OF_EDITIONS = [
  '/',
  ...WINDOWS.filter(({ window }) => window !== 'stars').map(({ window }) => windowHref(window)),
];

/** The addresses of the feeds in which news are, in every format; those of the front page first. */
export function changedFeeds(siteUrl: string, { editions, topics }: News): string[] {
  const pages = [...(editions ? PAGES_OF_EDITIONS : []), ...topics.map(topicHref)];
  return pages.flatMap((page) => FEED_FORMATS.map((format) => feedUrl(siteUrl, page, format)));
}
