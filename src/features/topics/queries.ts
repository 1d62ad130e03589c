import 'server-only';
import { db, type Prisma } from '@/lib/db';
import { CURATED_TOPICS } from './curated-topics';
import { dominantExpansions } from './dominant';
import { type Expansion, findExpansions, unknownAbbreviations } from './expansions';
import type { TopicForm } from './matcher';
import { countExpansions } from './sql';

export type TopicForms = { id: number; slug: string; forms: TopicForm[] };

const topicForms = {
  id: true,
  slug: true,
  forms: { select: { form: true, kind: true }, orderBy: [{ kind: 'asc' }, { form: 'asc' }] },
} satisfies Prisma.TopicSelect;

/** Every topic with the ways of writing it, ours and the operator's; each means the same as the others. */
async function listSynonyms(): Promise<TopicForms[]> {
  return db.topic.findMany({ select: topicForms, orderBy: { id: 'asc' } });
}

/** What `createTopicMatcher` takes: each topic's forms, and the narrower terms that also tell of it. */
export async function listTopicForms(): Promise<TopicForms[]> {
  const signs = new Map(CURATED_TOPICS.map((topic) => [topic.slug, topic.signs]));
  const topics = await listSynonyms();
  return topics.map((topic) => ({ ...topic, forms: [...topic.forms, ...(signs.get(topic.slug) ?? [])] }));
}

/**
 * Where a typed text names a topic or uses an abbreviation whose meaning the papers agree on, with all the ways of
 * writing each; in the order of the text, without overlaps.
 */
export async function listExpansions(text: string): Promise<Expansion[]> {
  if (!/\w/.test(text)) return [];
  const known = findExpansions(text, await listSynonyms());
  const unknown = unknownAbbreviations(text, known);
  if (unknown.length === 0) return known;
  const counts = await countExpansions(unknown.map(({ shortForm }) => shortForm));
  const learned = unknown.flatMap(({ shortForm, start, end }): Expansion[] => {
    const expansions = dominantExpansions(counts.filter((count) => count.shortForm === shortForm));
    if (expansions.length === 0) return [];
    const forms = expansions.map((form) => ({ form, kind: 'expansion' as const }));
    return [{ start, end, forms: [{ form: shortForm, kind: 'abbreviation' }, ...forms] }];
  });
  return [...known, ...learned].sort((one, other) => one.start - other.start);
}

/** Every topic that has papers, most papers first. */
export async function listTopics(): Promise<{ slug: string; name: string; count: number }[]> {
  const topics = await db.topic.findMany({
    where: { papers: { some: {} } },
    select: { slug: true, name: true, _count: { select: { papers: true } } },
  });
  return topics
    .map(({ slug, name, _count }) => ({ slug, name, count: _count.papers }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name, 'en'));
}

export type Topic = {
  slug: string;
  name: string;
  count: number;
  abbreviations: string[];
  expansions: string[];
};

/** A topic with the ways of writing it and how many papers it has, or null. */
export async function getTopic(slug: string): Promise<Topic | null> {
  const topic = await db.topic.findUnique({
    where: { slug },
    select: { ...topicForms, name: true, _count: { select: { papers: true } } },
  });
  if (!topic) return null;
  const formsOf = (kind: TopicForm['kind']) =>
    topic.forms.filter((form) => form.kind === kind).map((form) => form.form);
  return {
    slug,
    name: topic.name,
    count: topic._count.papers,
    abbreviations: formsOf('abbreviation'),
    expansions: formsOf('expansion'),
  };
}
