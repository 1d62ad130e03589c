import 'server-only';
import { db } from '@/lib/db';
import type { TopicOrigin } from '../queries';

export type TopicLine = { slug: string; name: string; origin: TopicOrigin; papers: number };

/** Topics whose slug, name or a form contains the text (all, where it is empty), most papers first. */
export async function listTopicLines({
  search,
  limit,
}: {
  search: string;
  limit: number;
}): Promise<TopicLine[]> {
  const contains = { contains: search, mode: 'insensitive' as const };
  const topics = await db.topic.findMany({
    where: search
      ? {
          OR: [
            { slug: contains },
            { name: contains },
            { forms: { some: { form: contains, removedAt: null } } },
          ],
        }
      : {},
    select: { slug: true, name: true, origin: true, paperCount: true },
    orderBy: [{ paperCount: 'desc' }, { slug: 'asc' }],
    take: limit,
  });
  return topics.map(({ paperCount, ...topic }) => ({ ...topic, papers: paperCount }));
}

/** All that is known of a topic, for an operator; null where there is none and none was merged under the slug. */
export async function getTopicRecord(slug: string) {
  const alias = await db.topicAlias.findUnique({ where: { slug }, select: { topicId: true } });
  return db.topic.findUnique({
    where: alias ? { id: alias.topicId } : { slug },
    select: {
      slug: true,
      name: true,
      origin: true,
      paperCount: true,
      editedAt: true,
      aliases: { select: { slug: true }, orderBy: { slug: 'asc' } },
      forms: {
        select: { form: true, kind: true, origin: true, removedAt: true },
        orderBy: [{ kind: 'asc' }, { form: 'asc' }],
      },
      senses: {
        select: { shortForm: true, papers: true, expansions: true },
        orderBy: [{ papers: 'desc' }, { shortKey: 'asc' }],
      },
    },
  });
}

export type TopicRecord = NonNullable<Awaited<ReturnType<typeof getTopicRecord>>>;
