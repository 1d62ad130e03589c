import 'server-only';
import { db, type Prisma } from '@/lib/db';
import { CURATED_TOPICS } from './curated-topics';
import { dominantExpansions } from './dominant';
import { type Expansion, findExpansions, unknownAbbreviations } from './expansions';
import { createTopicMatcher, type TopicForm } from './matcher';
import { type SensePlace, Senses } from './senses';
import { countExpansions, listKnown } from './sql';
import { listCandidates } from './typed-text';

export type TopicForms = { id: number; slug: string; origin: TopicOrigin; forms: TopicForm[] };
export type TopicOrigin = 'curated' | 'learned' | 'operator';

const topicForms = {
  id: true,
  slug: true,
  origin: true,
  forms: {
    select: { form: true, kind: true },
    where: { removedAt: null },
    orderBy: [{ kind: 'asc' }, { form: 'asc' }],
  },
} satisfies Prisma.TopicSelect;

/** The topics people wrote, with the ways of writing them; each means the same as the others. */
async function listSynonyms(): Promise<TopicForms[]> {
  return db.topic.findMany({
    select: topicForms,
    where: { origin: { not: 'learned' } },
    orderBy: { id: 'asc' },
  });
}

/** What `createTopicMatcher` takes: each topic's forms, and the narrower terms that also tell of it. */
export async function listTopicForms(): Promise<TopicForms[]> {
  const signs = new Map(CURATED_TOPICS.map((topic) => [topic.slug, topic.signs]));
  const topics = await db.topic.findMany({ select: topicForms, orderBy: { id: 'asc' } });
  return topics.map((topic) => ({ ...topic, forms: [...topic.forms, ...(signs.get(topic.slug) ?? [])] }));
}

/**
 * Keeps what was computed from all topics, forms and senses until one of them has changed, in whatever process: the
 * version is then another. Those who ask at the same time wait for one computation.
 */
function keptByVersion<Value>(compute: () => Promise<Value>): () => Promise<Value> {
  let kept: { version: string; value: Promise<Value> } | null = null;
  return async () => {
    // Read before the rest: if that is newer, the next call computes once more than it must.
    const state = await db.topicState.findUnique({ where: { id: 1 }, select: { version: true } });
    if (!state) return compute();
    if (kept?.version !== state.version) {
      const value = compute();
      const mine = { version: state.version, value };
      kept = mine;
      value.catch(() => {
        if (kept === mine) kept = null;
      });
    }
    return kept.value;
  };
}

/** What tells the topics of a paper; built anew only after a topic or a form has changed. */
export const getTopicMatcher = keptByVersion(async () => createTopicMatcher(await listTopicForms()));

const getSenses = keptByVersion(async () => {
  const { topics, senses } = await listKnown();
  return new Senses(topics, senses);
});

/**
 * What a typed text may mean: each place that names a topic or uses a short form papers define, with its senses, the
 * dominant one first; in the order of the text, without overlaps. Case does not matter, but a common word in lower
 * case is a word. One lookup of the version, whatever the number of topics; these are kept in memory.
 */
export async function listSenses(text: string): Promise<SensePlace[]> {
  const candidates = listCandidates(text);
  return candidates.length === 0 ? [] : (await getSenses()).places(text, candidates);
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

/** Topics that have papers, most papers first; no more than so many. */
export async function listTopics({
  limit = 500,
} = {}): Promise<{ slug: string; name: string; count: number }[]> {
  const topics = await db.topic.findMany({
    where: { paperCount: { gt: 0 } },
    select: { slug: true, name: true, paperCount: true },
    orderBy: [{ paperCount: 'desc' }, { id: 'asc' }],
    take: limit,
  });
  return topics
    .map(({ slug, name, paperCount }) => ({ slug, name, count: paperCount }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name, 'en'));
}

export type Topic = {
  slug: string;
  name: string;
  count: number;
  origin: TopicOrigin;
  abbreviations: string[];
  expansions: string[];
};

/** A topic with the ways of writing it and how many papers it has, or null. */
export async function getTopic(slug: string): Promise<Topic | null> {
  const topic = await db.topic.findUnique({
    where: { slug },
    select: { ...topicForms, name: true, paperCount: true },
  });
  if (!topic) return null;
  const formsOf = (kind: TopicForm['kind']) =>
    topic.forms.filter((form) => form.kind === kind).map((form) => form.form);
  return {
    slug,
    name: topic.name,
    count: topic.paperCount,
    origin: topic.origin,
    abbreviations: formsOf('abbreviation'),
    expansions: formsOf('expansion'),
  };
}

/** The slug that a topic has now which had this one before it was merged; null where it never was a topic's. */
export async function getCurrentSlug(slug: string): Promise<string | null> {
  const alias = await db.topicAlias.findUnique({
    where: { slug },
    select: { topic: { select: { slug: true } } },
  });
  return alias?.topic.slug ?? null;
}
