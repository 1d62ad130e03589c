import { numberText } from '@/lib/number-text';
import { Link } from '@/ui/link';
import { topicHref } from '../schema';

type TopicListProps = {
  topics: {
    slug: string;
    name: string;
    /** What it is called besides: the short form, or what the name is short for. */
    second?: string | null;
    count: number;
  }[];
};

/** Topics in columns, each with its number of papers. */
export function TopicList({ topics }: TopicListProps) {
  return (
    <ul className="gap-x-14 text-sm tabular-nums sm:columns-2 lg:columns-3">
      {topics.map(({ slug, name, second, count }) => (
        <li key={slug} className="flex break-inside-avoid items-baseline justify-between gap-4 border-b">
          <Link href={topicHref(slug)} className="min-w-0 flex-1 py-2 touch:py-3">
            {name}
            {second && <span className="ml-2 text-faint">{second}</span>}
          </Link>
          <span className="text-faint">
            {numberText(count)}
            <span className="sr-only"> {count === 1 ? 'paper' : 'papers'}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
