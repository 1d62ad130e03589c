import { topicHref } from '../schema';
import { TopicItem } from './topic-item';

type TopicListProps = {
  topics: { slug: string; name: string; second?: string | null; count: number }[];
};

/** Topics in columns, each with its number of papers. */
export function TopicList({ topics }: TopicListProps) {
  return (
    <ul className="gap-x-14 text-sm tabular-nums sm:columns-2 lg:columns-3">
      {topics.map(({ slug, name, second = null, count }) => (
        <TopicItem key={slug} href={topicHref(slug)} {...{ name, second, count }} />
      ))}
    </ul>
  );
}
