import { numberText } from '@/lib/number-text';
import { Link } from '@/ui/link';
import { type SearchQuery, searchHref } from '../schema';

type TopicFacetsProps = {
  query: SearchQuery;
  /** Topics of the results that are not chosen yet. */
  topics: { slug: string; name: string; count: number }[];
};

/** The topics of the results, each narrowing the search: a list in the rail, one line of chips where there is no rail. */
export function TopicFacets({ query, topics }: TopicFacetsProps) {
  if (topics.length === 0) return null;
  return (
    <nav aria-labelledby="facets" className="border-b text-sm max-lg:py-3 lg:py-5">
      <h2 id="facets" className="font-semibold max-lg:sr-only lg:mb-2">
        Topics
      </h2>
      {/* Positioned, so that what only screen readers see scrolls along instead of widening the page. */}
      <ul className="relative flex tabular-nums max-lg:-mx-1 max-lg:gap-2 max-lg:overflow-x-auto max-lg:p-1 lg:flex-col">
        {topics.map(({ slug, name, count }) => (
          <li key={slug}>
            <Link
              href={searchHref({ ...query, topics: [...query.topics, slug], cursor: null })}
              className="flex items-baseline justify-between gap-x-4 max-lg:min-h-9 max-lg:items-center max-lg:gap-x-2 max-lg:rounded-full max-lg:border max-lg:bg-raised max-lg:px-3.5 max-lg:whitespace-nowrap lg:py-1 touch:min-h-11"
            >
              <span className="min-w-0">{name}</span>
              <span className="text-faint">
                {numberText(count)}
                <span className="sr-only"> {count === 1 ? 'paper' : 'papers'}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
