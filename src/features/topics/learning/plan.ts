import { formKey } from '../form-key';
import type { TopicForm } from '../matcher';
import { slugOf } from './naming';
import { senseKey } from './sense-key';
import type { LearnedSense } from './senses';

/** A sense that at least so many papers define is a topic. */
export const MIN_PAPERS = 3;
/** Of two senses of a short form the first is what it stands for where it has so many times the papers. */
export const DOMINANCE = 1.25;

/** What papers define but are not about. */
const NOT_SUBJECTS = new Set(['state-of-the-art', 'first author', 'equal contribution'].map(senseKey));

export type HeldTopic = {
  id: number;
  slug: string;
  name: string;
  origin: 'curated' | 'learned' | 'operator';
  edited: boolean;
  forms: (TopicForm & { key: string; origin: HeldTopic['origin']; removed: boolean })[];
};

/** A topic that learning keeps up: `id` is null where it is new. Its forms are those that learning is sure of. */
export type PlannedTopic = {
  id: number | null;
  slug: string;
  name: string;
  forms: (TopicForm & { key: string })[];
};

export type Plan = {
  topics: PlannedTopic[];
  /** The senses with the slugs of the topics that they are names of; without those an operator said are none. */
  senses: { sense: LearnedSense; slug: string | null }[];
  /** Topics that were learned and that too few papers now speak of. */
  retired: number[];
};

type Draft = {
  held: HeldTopic | null;
  slug: string;
  name: string;
  senses: LearnedSense[];
};

/**
 * Which topics the senses of all short forms make. A sense belongs to the topic that has one of its expansions; else
 * it is a new topic, if enough papers define it. A slug once given stays, and so does what an operator changed.
 *
 * @param senses most used first within each short form.
 * @param aliases slugs that redirect: none is given again.
 */
export function planTopics(senses: LearnedSense[], held: HeldTopic[], aliases: string[]): Plan {
  const drafts = new Drafts(held, aliases);
  const worthy = new Map<string, number>();
  for (const sense of senses) {
    if (isSubject(sense)) worthy.set(sense.shortKey, (worthy.get(sense.shortKey) ?? 0) + 1);
  }
  const found = new Map<LearnedSense, Draft>();
  const refused = new Set<LearnedSense>();
  // By use over all short forms: the common name of a topic is there before its rarer abbreviations are looked at.
  const byUse = [...senses].sort((one, other) => other.papers - one.papers || order(one, other));
  for (const sense of byUse) {
    const place = drafts.find(sense);
    if (place === 'refused') {
      refused.add(sense);
      continue;
    }
    const draft =
      place ?? (isSubject(sense) ? drafts.create(sense, (worthy.get(sense.shortKey) ?? 0) > 1) : null);
    if (!draft) continue;
    draft.senses.push(sense);
    found.set(sense, draft);
  }
  const dominant = dominantSenses(senses);
  const alive = drafts.all.filter(({ senses: own }) => own.some(isSubject));
  return {
    topics: alive.map((draft) => planned(draft, dominant)),
    senses: senses
      .filter((sense) => !refused.has(sense))
      .map((sense) => ({ sense, slug: found.get(sense)?.slug ?? null })),
    retired: held
      .filter(
        (topic) =>
          topic.origin === 'learned' && !topic.edited && !alive.some((draft) => draft.held === topic),
      )
      .map((topic) => topic.id),
  };
}

/** The topics there are and those to be, by the names they have. */
class Drafts {
  readonly all: Draft[];
  private readonly byKey = new Map<string, Draft>();
  private readonly refusals = new Set<string>();
  private readonly slugs: Set<string>;

  constructor(held: HeldTopic[], aliases: string[]) {
    this.slugs = new Set([...aliases, ...held.map((topic) => topic.slug)]);
    this.all = held.map((topic) => ({
      held: topic,
      slug: topic.slug,
      name: topic.name,
      senses: [],
    }));
    // Curated and operators' topics come first where two have a name.
    for (const draft of [...this.all].sort((one, other) => learnedLast(one) - learnedLast(other))) {
      for (const { form, kind, key, removed } of draft.held?.forms ?? []) {
        if (removed) this.refusals.add(`${draft.slug} ${kind} ${key}`);
        if (kind === 'expansion') {
          for (const name of [key, senseKey(form)]) if (!this.byKey.has(name)) this.byKey.set(name, draft);
        }
      }
    }
  }

  /** The topic that a sense is a name of; `refused` where an operator said that it is not. */
  find(sense: LearnedSense): Draft | 'refused' | null {
    for (const key of [...sense.keys, sense.senseKey]) {
      const draft = this.byKey.get(key);
      if (!draft) continue;
      const refused = [`abbreviation ${sense.shortKey}`, ...sense.keys.map((each) => `expansion ${each}`)];
      if (refused.some((form) => this.refusals.has(`${draft.slug} ${form}`))) return 'refused';
      // A rarer spelling names another topic, perhaps, but not the one that the commonest names.
      return draft;
    }
    return null;
  }

  create(sense: LearnedSense, isOneOfSeveral: boolean): Draft | null {
    const short = slugOf(sense.shortForm);
    const long = slugOf(`${sense.shortForm} ${sense.expansions[0]}`);
    const slug = [...(isOneOfSeveral ? [] : [short]), long].find(
      (each) => each !== '' && !this.slugs.has(each),
    );
    if (slug === undefined) return null;
    const draft: Draft = { held: null, slug, name: sense.name, senses: [] };
    this.slugs.add(slug);
    this.all.push(draft);
    for (const key of [...sense.keys, sense.senseKey]) if (!this.byKey.has(key)) this.byKey.set(key, draft);
    return draft;
  }
}

function planned({ held, slug, name, senses }: Draft, dominant: Set<LearnedSense>): PlannedTopic {
  const isLearned = held === null || held.origin === 'learned';
  const common = senses.filter((sense) => sense.papers >= MIN_PAPERS);
  const forms = new Map<string, TopicForm & { key: string }>();
  const add = (form: TopicForm) => {
    const key = formKey(form);
    if (!forms.has(`${form.kind} ${key}`)) forms.set(`${form.kind} ${key}`, { ...form, key });
  };
  for (const sense of common) {
    // To a topic that people wrote, only what its abbreviation stands for beyond doubt is added.
    if (isLearned || dominant.has(sense)) add({ form: sense.shortForm, kind: 'abbreviation' });
    if (isLearned) for (const expansion of sense.expansions) add({ form: expansion, kind: 'expansion' });
  }
  return {
    id: held?.id ?? null,
    slug,
    name: isLearned && !held?.edited ? (common[0]?.name ?? name) : name,
    forms: [...forms.values()],
  };
}

/** The senses that their short forms stand for, where nothing else is said. */
function dominantSenses(senses: LearnedSense[]): Set<LearnedSense> {
  const seconds = new Map<string, LearnedSense[]>();
  for (const sense of senses) {
    const others = seconds.get(sense.shortKey) ?? [];
    others.push(sense);
    seconds.set(sense.shortKey, others);
  }
  return new Set(
    [...seconds.values()].flatMap(([first, second]) =>
      first && first.papers >= (second?.papers ?? 0) * DOMINANCE ? [first] : [],
    ),
  );
}

function isSubject({ papers, senseKey: key }: LearnedSense): boolean {
  return papers >= MIN_PAPERS && !NOT_SUBJECTS.has(key);
}

function learnedLast({ held }: Draft): number {
  return held?.origin === 'learned' ? 1 : 0;
}

function order(one: LearnedSense, other: LearnedSense): number {
  return `${one.shortKey} ${one.senseKey}` < `${other.shortKey} ${other.senseKey}` ? -1 : 1;
}
