import 'server-only';
import { listNewestOfTopic, PAPERS_IN_FEED } from '@/features/papers/topic-papers/queries';
import { searchTopics } from '@/features/topics/listing/queries';
import { getCurrentSlug, getTopic, type Topic } from '@/features/topics/queries';
import { topicHref } from '@/features/topics/schema';
import { listTopicMonths, listTopicNeighbours } from '@/features/topics/statistics/queries';
import type { Trend } from '@/features/topics/trends/change';
import { getTopicTrends } from '@/features/topics/trends/queries';
import { env } from '@/lib/env';
import type { Found } from '../found';
import type { InputOf, OutputOf } from '../operation';
import { apiPaper } from '../papers/api-paper';
import { nextPage } from '../parameters';
import type {
  getTopicOperation,
  listTopicPapersOperation,
  listTopicsOperation,
  listTrendsOperation,
} from './operations';

export async function findTopics({
  q,
  cursor: page,
}: InputOf<typeof listTopicsOperation>): Promise<Found<OutputOf<typeof listTopicsOperation>>> {
  const text = q.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const { topics, total, pages } = await searchTopics({ text, page });
  const items = topics.map(({ slug, name, second, count }) => ({
    slug,
    name,
    alsoCalled: second,
    papers: count,
  }));
  return { content: { items, next: nextPage({ page, pages }), total }, paperIds: [] };
}

export async function findTopic({
  slug,
}: InputOf<typeof getTopicOperation>): Promise<Found<OutputOf<typeof getTopicOperation>>> {
  return withTopic(slug, '', async (topic) => {
    const [months, neighbours] = await Promise.all([listTopicMonths(topic.id), listTopicNeighbours(topic)]);
    const { name, count: papers, abbreviations, expansions } = topic;
    const url = env().SITE_URL + topicHref(slug);
    return {
      content: { slug, name, url, papers, abbreviations, expansions, months, neighbours },
      paperIds: [],
    };
  });
}

export async function findTopicPapers({
  slug,
  cursor: page,
}: InputOf<typeof listTopicPapersOperation>): Promise<Found<OutputOf<typeof listTopicPapersOperation>>> {
  return withTopic(slug, '/papers', async ({ id, count: total }) => {
    const papers = await listNewestOfTopic(id, page);
    const { SITE_URL } = env();
    const next = nextPage({ page, pages: Math.ceil(total / PAPERS_IN_FEED) });
    return {
      content: { items: papers.map((paper) => apiPaper(paper, SITE_URL)), next, total },
      paperIds: papers.map((paper) => paper.id),
    };
  });
}

export async function findTrends(
  _: InputOf<typeof listTrendsOperation>,
): Promise<Found<OutputOf<typeof listTrendsOperation>>> {
  const trends = await getTopicTrends();
  if (!trends) {
    const content = { periods: null, totals: null, compared: 0, rising: [], falling: [] };
    return { content, paperIds: [] };
  }
  const { periods, totals, compared, rising, falling } = trends;
  const content = {
    periods: { recent: periods.recent, before: periods.before },
    totals,
    compared,
    rising: rising.map(toldTrend),
    falling: falling.map(toldTrend),
  };
  return { content, paperIds: [] };
}

function toldTrend({ slug, name, recent, before, ratio, low, high, certain }: Trend) {
  return { slug, name, recent, before, ratio, low, high, certain };
}

/** What there is of a topic, or the address that it has since it was merged. */
async function withTopic<Content>(
  slug: string,
  below: string,
  tell: (topic: Topic) => Promise<Found<Content>>,
): Promise<Found<Content>> {
  const topic = await getTopic(slug);
  if (topic) return tell(topic);
  const movedTo = await getCurrentSlug(slug);
  return movedTo === null ? null : { movedTo: `/api/v1/topics/${movedTo}${below}` };
}
