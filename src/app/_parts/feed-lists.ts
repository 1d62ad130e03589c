import { authorHref } from '@/features/papers/author-href';
import { getAuthorPage } from '@/features/papers/author-papers/queries';
import { listNewestOfTopic, PAPERS_IN_FEED } from '@/features/papers/topic-papers/queries';
import { isPersonal } from '@/features/search/language/filters';
import { findPapers } from '@/features/search/queries';
import { parseSearch, searchHref } from '@/features/search/schema';
import { getTopicChange } from '@/features/topics/queries';
import { topicHref } from '@/features/topics/schema';
import { AppError } from '@/lib/errors';
import { readAuthorName } from './author-address';
import { type FoundView, movedTo, pagedView, viewOf } from './feed-view';
import { findTopicAt } from './topic-address';

/** A search with all its filters; without a query its page is the front page. */
export async function searchFeed(search: URLSearchParams): Promise<FoundView> {
  const query = parseSearch(search);
  if (query.text === '') return movedTo('/');
  if (isPersonal(query.text)) {
    throw new AppError(
      'invalid',
      'A search for what a reader did (is:…) is for that reader only: it has no feed and no citations.',
    );
  }
  const { ids, nextCursor } = await findPapers(query);
  const first = searchHref({ ...query, cursor: null });
  return viewOf({
    title: query.text,
    subtitle: `Research papers that a search for ${query.text} finds.`,
    page: searchHref(query),
    home: first,
    // A cursor leads onwards only.
    parts:
      query.cursor === null && nextCursor === null
        ? { kind: 'complete' }
        : {
            kind: 'paged',
            first,
            previous: null,
            next: nextCursor && searchHref({ ...query, cursor: nextCursor }),
            last: null,
          },
    papers: ids.map((id) => ({ id })),
  });
}

/** The newest papers of a topic. */
export async function topicFeed(slug: string, page: number): Promise<FoundView> {
  const found = await findTopicAt(slug);
  if (!found) return null;
  if (!found.topic) return movedTo(topicHref(found.movedTo));
  const { topic } = found;
  const [papers, changed] = await Promise.all([listNewestOfTopic(topic.id, page), getTopicChange(topic.id)]);
  return pagedView({
    title: topic.name,
    subtitle: `The newest papers on ${topic.name}.`,
    papers,
    page,
    pages: Math.max(1, Math.ceil(topic.count / PAPERS_IN_FEED)),
    href: (to) => `${topicHref(topic.slug)}${to > 1 ? `?p=${to}` : ''}`,
    changed,
  });
}

export async function authorFeed(segment: string, page: number): Promise<FoundView> {
  const name = readAuthorName(segment);
  if (name === null) return null;
  const found = await getAuthorPage(name, page);
  if (found.total === 0) return null;
  return pagedView({
    ...found,
    title: name,
    subtitle: `The newest papers of ${name}.`,
    href: (to) => authorHref(name, to) ?? '',
  });
}
