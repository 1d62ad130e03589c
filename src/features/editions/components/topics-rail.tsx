import { numberText } from '@/lib/number-text';
import { Link } from '@/ui/link';

type TopicsRailProps = {
  title: string;
  topics: { slug: string; name: string; count: number }[];
  topicHref: (slug: string) => string;
};

/** What an edition is about: its most frequent topics. */
export function TopicsRail({ title, topics, topicHref }: TopicsRailProps) {
  if (topics.length === 0) return null;
  return (
    <section className="border-b py-5">
      <h2 className="mb-2 font-semibold">{title}</h2>
      <ul className="tabular-nums">
        {topics.map((topic) => (
          <li key={topic.slug} className="flex items-baseline justify-between gap-4">
            <Link href={topicHref(topic.slug)} className="min-w-0 flex-1 py-1 touch:py-3">
              {topic.name}
            </Link>
            <span className="text-faint">
              {numberText(topic.count)}
              <span className="sr-only"> {topic.count === 1 ? 'paper' : 'papers'}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
