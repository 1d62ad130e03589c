import { numberText } from '@/lib/number-text';
import { parseYears } from '../language/period';
import type { Filter } from '../language/tree';
import type { SearchQuery } from '../schema';
import { FacetList } from './facet-list';

type FacetCounts = {
  years: { year: number; count: number }[];
  categories: { code: string; name: string | null; count: number }[];
  topics: { slug: string; name: string; count: number }[];
  code: number;
};

type SearchFacetsProps = {
  query: SearchQuery;
  facets: FacetCounts;
  /** Where not all results were counted, how many were: mostly those that stand best. */
  counted: number | null;
};

/** What the results have, each a link that narrows to it or, chosen, lets it go: a rail, or one row where there is none. */
export function SearchFacets({ query, facets, counted }: SearchFacetsProps) {
  const { years, categories, topics, code } = facets;
  return (
    <>
      {counted !== null && (
        <p className="text-sm text-pretty text-faint max-lg:pt-3 lg:pt-5">
          Counts are of {numberText(counted)} of these papers.
        </p>
      )}
      {/* Positioned, so that what only screen readers see scrolls along instead of widening the page. */}
      <div className="relative flex text-sm tabular-nums max-lg:-mx-1 max-lg:gap-x-5 max-lg:overflow-x-auto max-lg:px-1 max-lg:py-3 lg:flex-col">
        <FacetList
          query={query}
          title="Year"
          most={8}
          facets={years.map(({ year, count }) => ({ label: `${year}`, count, filter: yearFilter(year) }))}
        />
        <FacetList
          query={query}
          title="Category"
          most={8}
          facets={categories.map(({ code: label, name, count }) => ({
            label,
            detail: name,
            count,
            filter: { kind: 'category', code: label },
          }))}
        />
        <FacetList
          query={query}
          title="Topics"
          facets={topics.map(({ slug, name, count }) => ({
            label: name,
            count,
            filter: { kind: 'topic', name: slug },
          }))}
        />
        <FacetList
          query={query}
          title="Code"
          facets={code > 0 ? [{ label: 'Has code', count: code, filter: { kind: 'has', what: 'code' } }] : []}
        />
      </div>
    </>
  );
}

function yearFilter(year: number): Filter {
  return { kind: 'published', from: null, to: null, ...parseYears(`${year}`) };
}
