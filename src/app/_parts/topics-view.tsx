import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { searchHref } from '@/features/search/schema';
import { OPML_TYPE } from '@/features/syndication/opml';
import { TopicList } from '@/features/topics/components/topic-list';
import { searchTopics } from '@/features/topics/listing/queries';
import { TOPIC_QUERY_LENGTH, type TopicSearch, topicsHref, trendsHref } from '@/features/topics/schema';
import { countText } from '@/lib/number-text';
import { ButtonLink } from '@/ui/button';
import { Link } from '@/ui/link';
import { Pager } from '@/ui/pager';
import { SearchForm } from '@/ui/search-form';
import { PageFrame } from './page-frame';

/** Of the list only what is no search of it should be found through another search. */
export function topicsMetadata({ text, page }: TopicSearch): Metadata {
  const title = text ? `${text}, topics` : 'Topics';
  return {
    title: page > 1 ? `${title}, page ${page}` : title,
    description: 'The subjects of the papers here, each with its papers.',
    alternates: {
      canonical: topicsHref({ page }),
      types: { [OPML_TYPE]: [{ url: '/topics.opml', title: 'The feeds of all topics' }] },
    },
    robots: text ? { index: false, follow: true } : undefined,
  };
}

/** All topics, or those that a text looks for. */
export async function TopicsView({ search }: { search: TopicSearch }) {
  const { text, page } = search;
  const { topics, total, pages } = await searchTopics(search);
  if (page > 1 && topics.length === 0) notFound();
  return (
    <PageFrame current="topics">
      <h1 dir="auto" className="mt-7 mb-4 font-serif text-lead font-medium tracking-[-0.02em] wrap-anywhere">
        {text ? `Topics called “${text}”` : 'Topics'}
      </h1>
      <SearchForm
        action="/topics"
        of="Topics"
        label="Find a topic"
        placeholder="Name or abbreviation: MoE, diffusion, state space"
        text={text}
        maxLength={TOPIC_QUERY_LENGTH}
        verb="Find"
        className="mb-6 max-w-measure"
      />
      {topics.length > 0 ? (
        <>
          <p className="mb-3 text-sm text-soft tabular-nums">
            {countText(total, 'topic')}, most papers first.{' '}
            <Link
              href={trendsHref()}
              className="underline decoration-edge underline-offset-4 touch:inline-block touch:py-3"
            >
              What is rising and falling
            </Link>
            {' · '}
            <a href="/topics.opml" className="underline decoration-edge underline-offset-4 hover:text-ink">
              The feeds of all topics (OPML)
            </a>
          </p>
          <TopicList topics={topics} />
          <Pager page={page} pages={pages} href={(to) => topicsHref({ text, page: to })} />
        </>
      ) : (
        <NoTopics text={text} />
      )}
    </PageFrame>
  );
}

function NoTopics({ text }: { text: string }) {
  return (
    <section className="max-w-measure py-6">
      <h2 className="mb-3 font-serif text-2xl font-medium text-balance">No topic found</h2>
      {text ? (
        <>
          <p className="mb-6 text-lg text-pretty text-soft">
            No topic is called or abbreviated <b className="font-medium text-ink wrap-anywhere">{text}</b>. A
            part of a name is enough, and spelling may vary; papers that use the words are found by searching
            them.
          </p>
          <p className="flex flex-wrap gap-2.5">
            <ButtonLink href={searchHref({ text })}>Search the papers</ButtonLink>
            <ButtonLink href={topicsHref()}>All topics</ButtonLink>
          </p>
        </>
      ) : (
        <p className="text-lg text-pretty text-soft">Topics appear here with the first papers about them.</p>
      )}
    </section>
  );
}
