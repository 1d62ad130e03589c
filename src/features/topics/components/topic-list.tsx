import { topicHref } from '../schema';
import { TopicItem } from './topic-item';

type TopicListProps = {
  topics: { slug: string; name: string; second?: string | null; count: number }[];
};

/** Topics in rows, each with its number of papers: what comes first is on top, and nothing moves while more arrives. */
export function TopicList({ topics }: TopicListProps) {
  return (
    <ul className="grid gap-x-14 text-sm tabular-nums sm:grid-cols-2 lg:grid-cols-3">
      {topics.map(({ slug, name, second = null, count }) => (
        <TopicItem key={slug} href={topicHref(slug)} {...{ name, second, count }} />
      ))}
    </ul>
  );
}
