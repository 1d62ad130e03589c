import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SubscribeLink } from '@/features/digests/components/subscribe-link';
import { BOARD, type NamedSubject, SUBJECT_LENGTH, subjectOfSearch } from '@/features/digests/subject';
import { NoResults } from '@/features/search/components/no-results';
import { PersonalNote } from '@/features/search/components/personal-note';
import { QueryHints } from '@/features/search/components/query-hints';
import { QueryReadings } from '@/features/search/components/query-readings';
import { RelevanceEnd } from '@/features/search/components/relevance-end';
import { SearchControls } from '@/features/search/components/search-controls';
import { SearchFacets } from '@/features/search/components/search-facets';
import { SearchHeading } from '@/features/search/components/search-heading';
import { filterLabel } from '@/features/search/filter-label';
import { headlineOf } from '@/features/search/headline';
import { isPersonal, readFilters, withoutFilters } from '@/features/search/language/filters';
import { searchPapers } from '@/features/search/queries';
import { countSentence } from '@/features/search/result-count';
import { type SearchQuery, searchHref } from '@/features/search/schema';
import { getTopic } from '@/features/topics/queries';
import { CursorPager } from '@/ui/cursor-pager';
import { FeedLink } from './feed-link';
import { foundPapers } from './found-paper';
import { listTypes } from './list-types';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';
import type { MarksOf } from './reader-marks';
import { SearchSubjects } from './search-subjects';

/** A search is a view, not a document: nobody should find it through another search. */
export function searchMetadata(query: SearchQuery): Metadata {
  const types = listTypes(searchHref({ ...query, cursor: null }), query.text);
  return {
    title: query.text ? `${query.text}, search` : 'Search',
    robots: { index: false, follow: true },
    // What a reader did is theirs alone.
    ...(query.text && !isPersonal(query.text) && { alternates: { types } }),
  };
}

type SearchViewProps = {
  query: SearchQuery;
  marksOf: MarksOf;
  /** Whose marks `is:` means; null where the page is for anybody. */
  userId: string | null;
};

/** What a search finds; without a query, what there is to search for. */
export async function SearchView({ query, marksOf, userId }: SearchViewProps) {
  if (!query.text) return <SearchSubjects />;
  if (isPersonal(query.text) && userId === null) return <Nobodys query={query} />;
  const [result, topicNames] = await Promise.all([searchPapers(query, userId), namesOfTopics(query.text)]);
  const { hits, nextCursor, direct, facets } = result;
  if (direct) redirect(`/papers/${direct}`);
  const marks = await marksOf(hits.map(({ paper }) => paper.id));
  const nothing = hits.length === 0 && !query.cursor;
  return (
    <PageFrame query={query.text} digest={digestOf(query.text, topicNames)}>
      <SearchHeading
        query={query}
        headline={headlineOf(query.text, topicNames)}
        count={nothing ? null : countSentence(result)}
        suggestion={result.suggestion}
      >
        <QueryReadings query={query} readings={result.readings} />
        <QueryHints query={query} hints={result.hints} />
      </SearchHeading>
      <SearchControls query={query} topicNames={topicNames} choices={facets} />
      {nothing ? (
        <Nothing query={query} topicNames={topicNames} absent={result.absent} />
      ) : (
        <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
          {/* First on a small screen, beside the papers on a large one: in its own place before they have arrived. */}
          <aside
            aria-label="Narrow this search"
            className="min-w-0 max-lg:border-b lg:col-start-2 lg:row-start-1"
          >
            <SearchFacets query={query} facets={facets} counted={result.facetsOf} />
            <div className="flex flex-wrap gap-x-4 lg:block">
              {!isPersonal(query.text) && (
                <FeedLink page={searchHref({ ...query, cursor: null })}>This search as a feed</FeedLink>
              )}
              <SubscribeLink>New papers by mail</SubscribeLink>
            </div>
          </aside>
          <div className="min-w-0 lg:col-start-1 lg:row-start-1">
            {hits.length === 0 && <p className="py-6 text-soft">There are no more results.</p>}
            <PaperList papers={foundPapers(hits, result.folded)} marks={marks} showDay />
            {result.endsEarly && <RelevanceEnd query={query} />}
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

/** What the banner offers: this search, or what it is about; what a mail cannot know is left out. */
function digestOf(text: string, topicNames: Map<string, string>): NamedSubject {
  if (isPersonal(text) || text.length > SUBJECT_LENGTH) return BOARD;
  const subject = subjectOfSearch(text);
  return { ...subject, topicName: subject.kind === 'topic' ? (topicNames.get(subject.text) ?? null) : null };
}

type NothingProps = { query: SearchQuery; topicNames: Map<string, string>; absent: string[] };

function Nothing({ query, topicNames, absent }: NothingProps) {
  const filters = readFilters(query.text);
  return (
    <NoResults
      query={query}
      words={withoutFilters(query.text, filters).trim()}
      limits={filters.map((filter) => filterLabel(filter, topicNames))}
      absent={absent}
    />
  );
}

/** A search for what a reader did, where there is no reader. */
async function Nobodys({ query }: { query: SearchQuery }) {
  const topicNames = await namesOfTopics(query.text);
  return (
    <PageFrame query={query.text}>
      <SearchHeading
        query={query}
        headline={headlineOf(query.text, topicNames)}
        count={null}
        suggestion={null}
      >
        {null}
      </SearchHeading>
      <SearchControls
        query={query}
        topicNames={topicNames}
        choices={{ topics: [], categories: [], years: [] }}
      />
      <PersonalNote query={query} />
    </PageFrame>
  );
}

/** The names of the topics a query is limited to, by what it calls them; of those that are there under that address. */
async function namesOfTopics(text: string): Promise<Map<string, string>> {
  const called = readFilters(text).flatMap((filter) => (filter.kind === 'topic' ? [filter.name] : []));
  const topics = await Promise.all(called.map(getTopic));
  return new Map(called.flatMap((name, place) => (topics[place] ? [[name, topics[place].name]] : [])));
}
