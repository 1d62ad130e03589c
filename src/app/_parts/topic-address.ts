import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { getCurrentSlug, getTopic, type Topic } from '@/features/topics/queries';
import { slugText, topicHref } from '@/features/topics/schema';
import { listTypes } from './list-types';

/**
 * The topic with a slug, or the slug it has since it was merged; null where no slug of a topic is or was so. Looked up
 * once for a page and its metadata.
 */
export const findTopicAt = cache(async (slug: string) => {
  if (!slugText.safeParse(slug).success) return null;
  const topic = await getTopic(slug);
  if (topic) return { topic, movedTo: null };
  const movedTo = await getCurrentSlug(slug);
  return movedTo === null ? null : { topic: null, movedTo };
});

/** The topic at an address; redirects for good where it was merged, answers not found where it is unknown. */
export async function requireTopic(slug: string): Promise<Topic> {
  const found = await findTopicAt(slug);
  if (!found) return notFound();
  return found.topic ?? permanentRedirect(topicHref(found.movedTo));
}

/** Title, description, the one address of a topic's page, its feeds and citations. */
export async function topicMetadata(slug: string): Promise<Metadata> {
  const topic = await requireTopic(slug);
  const forms = [...topic.abbreviations, ...topic.expansions].filter((form) => form !== topic.name);
  const also = forms.length > 0 ? ` (${forms.slice(0, 4).join(', ')})` : '';
  return {
    title: topic.name,
    description: `Research papers on ${topic.name}${also}: the most upvoted lately, how they grew, what they go together with.`,
    alternates: {
      canonical: topicHref(topic.slug),
      types: listTypes(topicHref(topic.slug), `${topic.name}, newest papers`),
    },
    openGraph: { title: topic.name },
  };
}
