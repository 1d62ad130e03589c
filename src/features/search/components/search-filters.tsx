import { Icon } from '@/ui/icon';
import { type SearchQuery, SORTS, type Sort, searchHref } from '../schema';
import { Chip } from './chip';

const SORT_NAMES: Record<Sort, string> = {
  relevance: 'Relevance',
  newest: 'Newest',
  upvoted: 'Most upvoted',
  trending: 'Trending',
};

type SearchFiltersProps = {
  query: SearchQuery;
  /** The chosen topics; following one lets it go. */
  topics: { slug: string; name: string }[];
};

/** How the results are ordered, and what they are limited to. */
export function SearchFilters({ query, topics }: SearchFiltersProps) {
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2 border-b py-4 text-sm">
      <nav aria-label="Order" className="flex flex-1 flex-wrap gap-2">
        {SORTS.map((sort) => (
          <Chip key={sort} href={searchHref({ ...query, sort, cursor: null })} on={query.sort === sort}>
            {SORT_NAMES[sort]}
          </Chip>
        ))}
      </nav>
      {topics.length > 0 && (
        <nav aria-label="Chosen topics" className="flex flex-wrap gap-2">
          {topics.map(({ slug, name }) => (
            <Chip key={slug} href={withoutTopic(query, slug)} on label={`Remove the topic ${name}`}>
              {name}
              <Icon name="close" className="size-2.5" />
            </Chip>
          ))}
        </nav>
      )}
    </div>
  );
}

/** The address of the same search without one of its topics. */
function withoutTopic(query: SearchQuery, slug: string): string {
  return searchHref({ ...query, topics: query.topics.filter((topic) => topic !== slug), cursor: null });
}
