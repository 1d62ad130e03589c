import 'server-only';
import type { TopicSearch } from '../schema';
import { secondName } from './second-name';
import { soughtIn } from './sought';
import { listTopicRows } from './sql';

/** Topics on one page of the list. */
export const TOPICS_ON_PAGE = 500;

type ListedTopic = { slug: string; name: string; second: string | null; count: number };
export type TopicPage = { topics: ListedTopic[]; total: number; pages: number };

/** A page of the topics, of all or of those a text looks for; empty beyond the last page. */
export async function searchTopics({ text, page }: TopicSearch): Promise<TopicPage> {
  const sought = text === '' ? null : soughtIn(text);
  if (text !== '' && sought === null) return { topics: [], total: 0, pages: 1 };
  const found = await listTopicRows({
    sought,
    limit: TOPICS_ON_PAGE,
    offset: (page - 1) * TOPICS_ON_PAGE,
  });
  return {
    topics: found.topics.map((row) => ({
      slug: row.slug,
      name: row.name,
      second: secondName(row),
      count: row.count,
    })),
    total: found.total,
    pages: Math.max(1, Math.ceil(found.total / TOPICS_ON_PAGE)),
  };
}
