import 'server-only';
import { db } from '@/lib/db';
import { CURATED_TOPICS } from './curated-topics';
import { formKey } from './form-key';
import { countMissingForms } from './sql';

/**
 * Adds the curated topics and forms that are not there yet. Idempotent and safe at the same time from several
 * processes; what an operator renamed, added, removed or merged stays.
 */
export async function seedTopics(): Promise<void> {
  const wanted = CURATED_TOPICS.flatMap(({ slug, forms }) => forms.map(({ form }) => ({ slug, form })));
  const [missing, unkeyed] = await Promise.all([
    countMissingForms(wanted),
    db.topicForm.count({ where: { key: '' } }),
  ]);
  if (missing === 0 && unkeyed === 0) return;
  await db.$transaction(async (transaction) => {
    const merged = await transaction.topicAlias.findMany({ select: { slug: true } });
    const gone = new Set(merged.map(({ slug }) => slug));
    const curated = CURATED_TOPICS.filter(({ slug }) => !gone.has(slug));
    const slugs = curated.map((topic) => topic.slug);
    // One order for all, so that two processes wait for each other instead of locking each other out.
    await transaction.topic.createMany({
      data: curated.map(({ slug, name }) => ({ slug, name, origin: 'curated' as const })),
      skipDuplicates: true,
    });
    // A database from before topics had an origin, or a topic learned before it was curated.
    await transaction.topic.updateMany({
      where: { slug: { in: slugs }, origin: { not: 'curated' } },
      data: { origin: 'curated' },
    });
    const topics = await transaction.topic.findMany({
      where: { slug: { in: slugs } },
      select: { id: true, slug: true },
    });
    const ids = new Map(topics.map((topic) => [topic.slug, topic.id]));
    await transaction.topicForm.createMany({
      data: curated.flatMap(({ slug, forms }) => {
        const topicId = ids.get(slug);
        if (topicId === undefined) return [];
        return forms.map((form) => ({ topicId, ...form, key: formKey(form), origin: 'curated' as const }));
      }),
      skipDuplicates: true,
    });
    const without = await transaction.topicForm.findMany({
      where: { key: '' },
      select: { topicId: true, form: true, kind: true },
    });
    for (const { topicId, form, kind } of without) {
      const where = { topicId_form: { topicId, form } };
      await transaction.topicForm.update({ where, data: { key: formKey({ form, kind }) } });
    }
  });
}
