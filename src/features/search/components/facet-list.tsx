import { useId } from 'react';
import { numberText } from '@/lib/number-text';
import { Icon } from '@/ui/icon';
import { Link } from '@/ui/link';
import { readFilters, sameFilter, withFilter, withoutFilter } from '../language/filters';
import type { Filter } from '../language/tree';
import { type SearchQuery, searchHref } from '../schema';

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
  const links = facets.map((facet) => (
    <FacetLink
      key={facet.label}
      query={query}
      facet={facet}
      isChosen={held.some((other) => sameFilter(facet.filter, other))}
    />
  ));
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

function FacetLink(props: { query: SearchQuery; facet: Facet; isChosen: boolean }) {
  const { query, isChosen } = props;
  const { label, detail, count, filter } = props.facet;
  const text = isChosen ? withoutFilter(query.text, filter) : withFilter(query.text, filter);
  return (
    <li>
      <Link
        href={searchHref({ ...query, text, cursor: null })}
        aria-current={isChosen ? 'true' : undefined}
        className="flex items-baseline justify-between gap-x-4 max-lg:min-h-9 max-lg:items-center max-lg:gap-x-2 max-lg:rounded-full max-lg:border max-lg:bg-raised max-lg:px-3.5 max-lg:whitespace-nowrap aria-[current]:font-semibold max-lg:aria-[current]:border-ink lg:py-1 touch:min-h-11"
      >
        <span className="min-w-0">
          {label}
          {detail && <span className="text-faint max-lg:sr-only"> {detail}</span>}
        </span>
        <span className="flex items-center gap-1.5 text-faint">
          {isChosen && <Icon name="close" className="size-2.5" />}
          {numberText(count)}
          <span className="sr-only"> {count === 1 ? 'paper' : 'papers'}</span>
        </span>
      </Link>
    </li>
  );
}
