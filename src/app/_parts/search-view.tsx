import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { MarkedText } from '@/features/search/components/marked-text';
import { NoResults } from '@/features/search/components/no-results';
import { SearchFilters } from '@/features/search/components/search-filters';
import { SearchHeading } from '@/features/search/components/search-heading';
import { TopicFacets } from '@/features/search/components/topic-facets';
import { type SearchResult, searchPapers } from '@/features/search/queries';
import { type SearchQuery, searchHref } from '@/features/search/schema';
import { TopicList } from '@/features/topics/components/topic-list';
import { getTopic, listTopics } from '@/features/topics/queries';
import { countText } from '@/lib/number-text';
import { CursorPager } from '@/ui/cursor-pager';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';
import type { MarksOf } from './reader-marks';

/** Topics that the search without a query offers. */
const TOPICS_OFFERED = 60;

/** A search is a view, not a document: nobody should find it through another search. */
export function searchMetadata(query: SearchQuery): Metadata {
  const subject = query.text || query.topics.map(wordsOf).join(', ');
  return { title: subject ? `${subject}, search` : 'Search', robots: { index: false, follow: true } };
}

type SearchViewProps = { query: SearchQuery; marksOf: MarksOf };

/** What a search finds; without a query, what there is to search for. */
export async function SearchView({ query, marksOf }: SearchViewProps) {
  if (!query.text && query.topics.length === 0) return <Subjects />;
  const [result, chosen] = await Promise.all([searchPapers(query), chosenTopics(query)]);
  const { hits, nextCursor, direct } = result;
  if (direct) redirect(`/papers/${direct}`);
  const marks = await marksOf(hits.map(({ paper }) => paper.id));
  const nothing = hits.length === 0 && !query.cursor;
  return (
    <PageFrame query={query.text}>
      <SearchHeading
        query={query}
        title={query.text || chosen.map(({ name }) => name).join(', ')}
        count={
          nothing ? null : `${result.totalIsExact ? '' : 'More than '}${countText(result.total, 'paper')}`
        }
        expansions={result.expansions}
      />
      {!(nothing && chosen.length === 0) && <SearchFilters query={query} topics={chosen} />}
      {nothing ? (
        <NoResults query={query} topics={chosen} />
      ) : (
        <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <aside aria-label="Narrow this search" className="min-w-0 lg:order-last">
            <TopicFacets
              query={query}
              topics={result.topics.filter(({ slug }) => !query.topics.includes(slug))}
            />
          </aside>
          <div className="min-w-0">
            {hits.length === 0 && <p className="py-6 text-soft">There are no more results.</p>}
            <PaperList papers={hits.map(listed)} marks={marks} showDay />
            <CursorPager
              first={query.cursor && searchHref({ ...query, cursor: null })}
              next={nextCursor && searchHref({ ...query, cursor: nextCursor })}
            />
          </div>
        </div>
      )}
    </PageFrame>
  );
}

function listed({ paper, title, excerpt }: SearchResult['hits'][number]) {
  return {
    paper,
    marked: {
      title: <MarkedText pieces={title} />,
      excerpt: excerpt && <MarkedText pieces={excerpt} />,
    },
  };
}

/** The chosen topics by name; one that is not there (any more) goes by its slug. */
async function chosenTopics(query: SearchQuery): Promise<{ slug: string; name: string }[]> {
  const topics = await Promise.all(query.topics.map(getTopic));
  return query.topics.map((slug, index) => ({ slug, name: topics[index]?.name ?? wordsOf(slug) }));
}

function wordsOf(slug: string): string {
  return slug.replaceAll('-', ' ');
}

async function Subjects() {
  const topics = await listTopics();
  return (
    <PageFrame>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">Search</h1>
      <p className="mb-6 max-w-measure text-soft">
        Words are looked for in titles, abstracts, summaries and authors; “quotes” keep a phrase together, a
        minus leaves a word out.
      </p>
      <TopicList
        topics={topics.slice(0, TOPICS_OFFERED)}
        topicHref={(slug) => searchHref({ topics: [slug] })}
      />
    </PageFrame>
  );
}
