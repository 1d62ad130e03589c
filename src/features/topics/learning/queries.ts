import 'server-only';
import type { Transaction } from '@/lib/db';
import type { HeldTopic } from './drafts';

/** Every topic with all its forms, the removed ones too. */
export async function listHeldTopics(tx: Transaction): Promise<HeldTopic[]> {
  const topics = await tx.topic.findMany({
    select: {
      id: true,
      slug: true,
      name: true,
      origin: true,
      editedAt: true,
      forms: { select: { form: true, kind: true, key: true, origin: true, removedAt: true } },
    },
    orderBy: { id: 'asc' },
  });
  return topics.map(({ editedAt, forms, ...topic }) => ({
    ...topic,
    edited: editedAt !== null,
    forms: forms.map(({ removedAt, ...form }) => ({ ...form, removed: removedAt !== null })),
  }));
}

export async function listAliases(tx: Transaction): Promise<string[]> {
  const aliases = await tx.topicAlias.findMany({ select: { slug: true } });
  return aliases.map(({ slug }) => slug);
}
