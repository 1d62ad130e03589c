import 'server-only';
import { db } from '@/lib/db';
import { CURATED_TOPICS } from './curated-topics';
import { countMissingForms } from './sql';

/**
 * Adds the curated topics and forms that are not there yet. Idempotent and safe at the same time from several
 * processes; what an operator renamed or added stays.
 */
export async function seedTopics(): Promise<void> {
  const wanted = CURATED_TOPICS.flatMap(({ slug, forms }) => forms.map(({ form }) => ({ slug, form })));
  if ((await countMissingForms(wanted)) === 0) return;
  const slugs = CURATED_TOPICS.map((topic) => topic.slug);
  await db.$transaction(async (transaction) => {
    // One order for all, so that two processes wait for each other instead of locking each other out.
    await transaction.topic.createMany({
      data: CURATED_TOPICS.map(({ slug, name }) => ({ slug, name })),
      skipDuplicates: true,
    });
    const topics = await transaction.topic.findMany({
      where: { slug: { in: slugs } },
      select: { id: true, slug: true },
    });
    const ids = new Map(topics.map((topic) => [topic.slug, topic.id]));
    await transaction.topicForm.createMany({
      data: CURATED_TOPICS.flatMap(({ slug, forms }) => {
        const topicId = ids.get(slug);
        return topicId === undefined ? [] : forms.map((form) => ({ topicId, ...form }));
      }),
      skipDuplicates: true,
    });
  });
}
