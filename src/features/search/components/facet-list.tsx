import { useId } from 'react';
import { Icon } from '@/ui/icon';
import { readFilters, sameFilter, withFilter, withoutFilter } from '../language/filters';
import type { Filter } from '../language/tree';
import { type SearchQuery, searchHref } from '../schema';
import { FacetLink } from './facet-link';

type Facet = { label: string; detail?: string | null; count: number; filter: Filter };

type FacetListProps = {
  query: SearchQuery;
  title: string;
  facets: Facet[];
  /** So many are listed; the rest can be opened where there is a rail. */
  most?: number;
};

/** One kind of facet with its counts: a list in the rail, chips in a row where there is no rail. */
export function FacetList({ query, title, facets, most = 12 }: FacetListProps) {
  const heading = useId();
  if (facets.length === 0) return null;
  const held = readFilters(query.text);
  const links = facets.map(({ label, detail = null, count, filter }) => {
    const isChosen = held.some((other) => sameFilter(filter, other));
    const text = isChosen ? withoutFilter(query.text, filter) : withFilter(query.text, filter);
    const href = searchHref({ ...query, text, cursor: null });
    return <FacetLink key={label} {...{ label, detail, count, href, isChosen }} />;
  });
  const rest = links.slice(most);
  return (
    <nav
      aria-labelledby={heading}
      className="flex max-lg:shrink-0 max-lg:items-center max-lg:gap-2 lg:flex-col lg:border-b lg:py-5"
    >
      <h2 id={heading} className="font-semibold lg:mb-2">
        {title}
      </h2>
      <ul className="flex max-lg:gap-2 lg:flex-col">{links.slice(0, most)}</ul>
      {rest.length > 0 && (
        <details className="group max-lg:hidden">
          <summary className="flex items-center gap-1.5 py-1 text-soft hover:underline touch:min-h-11">
            {rest.length} more
            <Icon name="expand" className="size-3.5 group-open:rotate-180" />
          </summary>
          <ul>{rest}</ul>
        </details>
      )}
    </nav>
  );
}
