import { findTopicAt } from '@/app/_parts/topic-address';
import { listNewestOfTopic } from '@/features/papers/topic-papers/queries';
import { ATOM_TYPE, atomDocument } from '@/features/syndication/atom';
import { conditionalAnswer } from '@/features/syndication/conditional';
import { newest, paperEntry } from '@/features/syndication/paper-entry';
import { getTopicChange } from '@/features/topics/queries';
import { topicFeedHref, topicHref } from '@/features/topics/schema';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** The newest papers of a topic, as Atom. */
export const GET = route(async (request, { params }: { params: Promise<{ slug: string }> }) => {
  const found = await findTopicAt((await params).slug);
  if (!found) throw new AppError('not_found', 'There is no topic at this address.');
  if (!found.topic) {
    // Relative: behind a proxy the request does not say where the reader sees us.
    return new Response(null, { status: 308, headers: { Location: topicFeedHref(found.movedTo) } });
  }
  const { topic } = found;
  const { SITE_NAME, SITE_URL } = env();
  const [papers, changed] = await Promise.all([listNewestOfTopic(topic.id), getTopicChange(topic.id)]);
  const entries = papers.map((paper) => paperEntry(paper, SITE_URL));
  const body = atomDocument({
    title: `${topic.name} · ${SITE_NAME}`,
    subtitle: `The newest papers on ${topic.name}.`,
    url: SITE_URL + topicFeedHref(topic.slug),
    pageUrl: SITE_URL + topicHref(topic.slug),
    updated: newest(entries.map(({ updated }) => updated)) ?? changed,
    publisher: SITE_NAME,
    entries,
  });
  const modified = newest([changed, ...papers.map(({ changedAt }) => changedAt)]) ?? changed;
  return conditionalAnswer(request, { body, type: ATOM_TYPE, modified });
});
