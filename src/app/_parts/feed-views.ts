import { AppError } from '@/lib/errors';
import { dayFeed, frontFeed, spanFeed, trendingFeed } from './feed-editions';
import { authorFeed, searchFeed, topicFeed } from './feed-lists';
import type { FoundView } from './feed-view';

type Asked = {
  /** What the pattern caught. */
  name: string;
  search: URLSearchParams;
  /** `?p=`, from 1. */
  page: number;
};

/**
 * Every view that has feeds and citations, by the path of its page. Each asks what its page asks, so that they cannot
 * disagree. A new view of papers is a row here, and `listTypes` in its page's metadata.
 */
const VIEWS: [path: RegExp, find: (asked: Asked) => Promise<FoundView>][] = [
  [/^$/, () => frontFeed()],
  [/^papers$/, ({ search }) => searchFeed(search)],
  [/^papers\/date\/([^/]+)$/, ({ name }) => dayFeed(name)],
  [/^papers\/week\/([^/]+)$/, ({ name, page }) => spanFeed('week', name, page)],
  [/^papers\/month\/([^/]+)$/, ({ name, page }) => spanFeed('month', name, page)],
  [/^papers\/trending$/, ({ page }) => trendingFeed('all', page)],
  [/^papers\/trending\/([^/]+)$/, ({ name, page }) => trendingFeed(name, page)],
  [/^topics\/([^/]+)$/, ({ name, page }) => topicFeed(name, page)],
  // A slash in a name has been decoded on the way here.
  [/^authors\/(.+)$/, ({ name, page }) => authorFeed(name, page)],
];

/** The view of papers at the address of a page, or null where none is there. */
export async function findFeedView(path: string, search: URLSearchParams): Promise<FoundView> {
  if (search.has('at')) {
    throw new AppError(
      'invalid',
      'A board as of an instant (at=…) is a page alone: it has no feed and no citations.',
    );
  }
  const page = search.get('p') ?? '1';
  if (!/^[1-9]\d{0,3}$/.test(page)) return null;
  const found = VIEWS.find(([pattern]) => pattern.test(path));
  if (!found) return null;
  const [pattern, find] = found;
  return find({ name: pattern.exec(path)?.[1] ?? '', search, page: Number(page) });
}
