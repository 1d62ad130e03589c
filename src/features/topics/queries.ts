import 'server-only';
import { db, type Prisma } from '@/lib/db';
import { ofProcess } from '@/lib/of-process';
import { CURATED_TOPICS } from './curated-topics';
import type { TopicForm } from './form-finder';
import { createTopicMatcher } from './matcher';
import { type Sense, type SensePlace, Senses } from './senses';
import { abbreviationKey } from './spelling';
import { getVersion, listKnown } from './sql';
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
function keptByVersion<Value>(compute: () => Promise<Value>): {
  get: () => Promise<Value>;
  /** What is held, for those who need not know that it is the newest, or see to that by its version. */
  getLast: () => Promise<{ version: string | null; value: Value }>;
} {
  let kept: { version: string; value: Promise<Value> } | null = null;
  const renew = async () => {
    // Read before the rest: if that is newer, the next call computes once more than it must.
    const version = await getVersion();
    if (version === null) return { version, value: compute() };
    if (kept?.version === version) return kept;
    const mine = { version, value: compute() };
    kept = mine;
    mine.value.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine;
  };
  return {
    get: async () => (await renew()).value,
    getLast: async () => {
      const { version, value } = kept ?? (await renew());
      return { version, value: await value };
    },
  };
}

/** What tells the topics of a paper; built anew only after a topic or a form has changed. */
export const { get: getTopicMatcher } = ofProcess('topics: matcher', () =>
  keptByVersion(async () => createTopicMatcher(await listTopicForms())),
);

const known = ofProcess('topics: known', () =>
  keptByVersion(async () => {
    const [{ topics, senses }, all] = await Promise.all([
      listKnown(),
      db.topic.findMany({ select: { id: true, slug: true, name: true } }),
    ]);
    return { senses: new Senses(topics, senses), names: new Map(all.map((topic) => [topic.id, topic])) };
  }),
);

/** What these topics are called, by id. Not looked up again where all are known, though a name may have changed. */
export async function getTopicNames(ids: number[]): Promise<Map<number, { slug: string; name: string }>> {
  const { names } = (await known.getLast()).value;
  return ids.every((id) => names.has(id)) ? names : (await known.get()).names;
}

/**
 * What a typed text may mean: each place that names a topic or uses a short form papers define, with its senses, the
 * dominant one first; in the order of the text, without overlaps. Case does not matter, but a common word in lower
 * case is a word. One lookup of the version, whatever the number of topics; these are kept in memory.
 */
export async function listSenses(text: string): Promise<SensePlace[]> {
  const candidates = listCandidates(text);
  return candidates.length === 0 ? [] : (await known.get()).senses.places(text, candidates);
}

/**
 * The same, as far as it is in memory, without a lookup: it holds where `topic_state` has that version, which the caller
 * sees by the way. Of a text that can mean nothing it always holds (undefined).
 */
export async function listHeldSenses(
  text: string,
): Promise<{ places: SensePlace[]; version: string | null | undefined }> {
  const candidates = listCandidates(text);
  if (candidates.length === 0) return { places: [], version: undefined };
  const { version, value } = await known.getLast();
  return { places: value.senses.places(text, candidates), version };
}

/** A meaning that is no topic is offered on a page where several papers give it; of one it may be a slip of the pen. */
const FEWEST_OFFERED = 2;

/**
 * What each of these abbreviations may stand for, most used first; without those that have one meaning only, and those
 * that another one's spelling is.
 */
export async function listOtherSenses(abbreviations: string[]): Promise<{ form: string; senses: Sense[] }[]> {
  const { senses } = await known.get();
  const byKey = new Map(abbreviations.map((form) => [abbreviationKey(form), form]));
  return [...byKey].flatMap(([key, form]) => {
    const meanings = senses
      .ofAbbreviation(key)
      .filter(({ slug, papers }) => slug !== null || papers >= FEWEST_OFFERED);
    return meanings.length > 1 ? [{ form, senses: meanings }] : [];
  });
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
  id: number;
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
    id: topic.id,
    slug,
    name: topic.name,
    count: topic.paperCount,
    origin: topic.origin,
    abbreviations: formsOf('abbreviation'),
    expansions: formsOf('expansion'),
  };
}

/** When it was last decided which papers a topic has, by an operator or by learning, or that there is such a topic. */
export async function getTopicChange(id: number): Promise<Date> {
  const [{ createdAt, editedAt }, state] = await Promise.all([
    db.topic.findUniqueOrThrow({ where: { id }, select: { createdAt: true, editedAt: true } }),
    db.topicState.findUnique({ where: { id: 1 }, select: { learnedAt: true } }),
  ]);
  const instants = [createdAt, editedAt, state?.learnedAt].flatMap((each) => each?.getTime() ?? []);
  return new Date(Math.max(...instants));
}

/** When topics, their names or their papers last changed. */
export async function getTopicsChange(): Promise<Date> {
  const [newest, state] = await Promise.all([
    db.topic.aggregate({ _max: { createdAt: true, editedAt: true } }),
    db.topicState.findUnique({ where: { id: 1 }, select: { learnedAt: true } }),
  ]);
  const { createdAt, editedAt } = newest._max;
  const instants = [createdAt, editedAt, state?.learnedAt].flatMap((each) => each?.getTime() ?? []);
  return new Date(Math.max(0, ...instants));
}

/** The slug that a topic has now which had this one before it was merged; null where it never was a topic's. */
export async function getCurrentSlug(slug: string): Promise<string | null> {
  const alias = await db.topicAlias.findUnique({
    where: { slug },
    select: { topic: { select: { slug: true } } },
  });
  return alias?.topic.slug ?? null;
}
