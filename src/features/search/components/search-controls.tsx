import { Icon } from '@/ui/icon';
import { filterLabel } from '../filter-label';
import { readFilters, sameFilter, withoutFilter, withoutFilters } from '../language/filters';
import { type SearchQuery, SORTS, type Sort, searchHref } from '../schema';
import { Chip } from './chip';
import { type Choices, FilterForm } from './filter-form';

const SORT_NAMES: Record<Sort, string> = {
  relevance: 'Relevance',
  newest: 'Newest',
  upvoted: 'Most upvoted',
  trending: 'Trending',
};

type SearchControlsProps = {
  query: SearchQuery;
  topicNames: Map<string, string>;
  /** What the filter form offers while one types. */
  choices: Choices;
};

/** How the results are ordered, what they are limited to, and a form to limit them further. */
export function SearchControls({ query, topicNames, choices }: SearchControlsProps) {
  const filters = readFilters(query.text).filter(
    (filter, place, all) => all.findIndex((other) => sameFilter(filter, other)) === place,
  );
  const hrefOf = (text: string) => searchHref({ ...query, text, cursor: null });
  return (
    <div className="flex flex-wrap items-center gap-2 border-b py-4 text-sm">
      <nav aria-label="Order" className="-m-1 mr-auto flex min-w-0 gap-2 p-1 max-sm:overflow-x-auto">
        {SORTS.map((sort) => (
          <Chip key={sort} href={searchHref({ ...query, sort, cursor: null })} on={query.sort === sort}>
            {SORT_NAMES[sort]}
          </Chip>
        ))}
      </nav>
      {filters.length > 0 && (
        <nav aria-label="Filters" className="flex min-w-0 flex-wrap gap-2">
          {filters.map((filter) => {
            const label = filterLabel(filter, topicNames);
            const href = hrefOf(withoutFilter(query.text, filter));
            return (
              <Chip key={label} href={href} on label={`Remove the filter ${label}`}>
                <bdi className="min-w-0 truncate">{label}</bdi>
                <Icon name="close" className="size-2.5" />
              </Chip>
            );
          })}
          {filters.length > 1 && (
            <Chip href={hrefOf(withoutFilters(query.text, filters))} on={false}>
              Clear all
            </Chip>
          )}
        </nav>
      )}
      <FilterForm key={query.text} query={query} choices={choices} />
    </div>
  );
}
