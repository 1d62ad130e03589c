import { SubscribeLink } from '@/features/digests/components/subscribe-link';
import { listTrendingOfTopic } from '@/features/papers/topic-papers/queries';
import { QUERY_LENGTH, searchHref, topicSearchHref } from '@/features/search/schema';
import { MonthChart } from '@/features/topics/components/month-chart';
import { SearchInTopic } from '@/features/topics/components/search-in-topic';
import { TopicDefinition } from '@/features/topics/components/topic-definition';
import { TopicNeighbours } from '@/features/topics/components/topic-neighbours';
import { listOtherSenses, type Topic } from '@/features/topics/queries';
import { topicHref } from '@/features/topics/schema';
import { listTopicMonths, listTopicNeighbours } from '@/features/topics/statistics/queries';
import { countText } from '@/lib/number-text';
import { ButtonLink } from '@/ui/button';
import { FeedLink } from './feed-link';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';
import type { MarksOf } from './reader-marks';

/** A topic: what it is, how much of the literature, what it goes together with, and its papers. */
export async function TopicView({ topic, marksOf }: { topic: Topic; marksOf: MarksOf }) {
  const [shared, months, neighbours, papers] = await Promise.all([
    listOtherSenses(topic.abbreviations),
    listTopicMonths(topic.id),
    listTopicNeighbours(topic),
    listTrendingOfTopic(topic.id),
  ]);
  const marks = await marksOf(papers.map((paper) => paper.id));
  return (
    <PageFrame current="topics" digest={{ kind: 'topic', text: topic.slug, topicName: topic.name }}>
      <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 pb-6">
          <TopicDefinition topic={topic} shared={shared} phraseHref={phraseHref} />
          <MonthChart name={topic.name} counts={months} />
        </div>
        <aside aria-label="About this topic" className="min-w-0 lg:row-span-2 lg:pt-4">
          <TopicNeighbours neighbours={neighbours} />
          <div className="flex flex-wrap gap-x-4 max-lg:pb-4 lg:block">
            <FeedLink page={topicHref(topic.slug)}>Newest papers as a feed</FeedLink>
            <SubscribeLink>New papers by mail</SubscribeLink>
          </div>
        </aside>
        <section aria-labelledby="papers" className="min-w-0">
          <h2 id="papers" className="mb-3 font-serif text-2xl font-medium">
            {topic.count > 0 ? countText(topic.count, 'paper') : 'No papers yet'}
          </h2>
          {topic.count > 0 && (
            <SearchInTopic slug={topic.slug} maxLength={QUERY_LENGTH} orders={ordersOf(topic)} />
          )}
          <PaperList papers={papers.map((paper) => ({ paper }))} marks={marks} showDay />
          {topic.count > papers.length && (
            <p className="py-6">
              <ButtonLink href={topicSearchHref(topic.slug)}>
                All {countText(topic.count, 'paper')}, with filters
              </ButtonLink>
            </p>
          )}
        </section>
      </div>
    </PageFrame>
  );
}

function ordersOf({ slug }: Topic): { name: string; href: string }[] {
  const text = `topic:${slug}`;
  return [
    { name: 'Newest', href: searchHref({ text, sort: 'newest' }) },
    { name: 'Most upvoted', href: searchHref({ text, sort: 'upvoted' }) },
    { name: 'Trending', href: searchHref({ text, sort: 'trending' }) },
    { name: 'All, with filters', href: topicSearchHref(slug) },
  ];
}

function phraseHref(phrase: string): string {
  return searchHref({ text: `"${phrase.replaceAll('"', '')}"` });
}
