import type { TopicForm } from '../form-finder';
import { formKey } from '../form-key';
import { DOMINANCE } from '../senses';
import { type Draft, Drafts, type HeldTopic } from './drafts';
import { senseKey } from './sense-key';
import type { LearnedSense } from './senses';

/** A sense that at least so many papers define is a topic. */
const MIN_PAPERS = 3;
/** Of several senses that are topics, the first has the short form as its address where it has so many times the papers. */
const FAR_AHEAD = 10;

/** What papers define but are not about. */
const NOT_SUBJECTS = new Set(['state-of-the-art', 'first author', 'equal contribution'].map(senseKey));

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

/**
 * Which topics the senses of all short forms make. A sense belongs to the topic that has one of its expansions; else
 * it is a new topic, if enough papers define it. A slug once given stays, and so does what an operator changed.
 *
 * @param senses most used first within each short form.
 * @param aliases slugs that redirect: none is given again.
 */
export function planTopics(senses: LearnedSense[], held: HeldTopic[], aliases: string[]): Plan {
  const drafts = new Drafts(held, aliases);
  const subjects = byShortKey(senses.filter(isSubject));
  const isAlone = (sense: LearnedSense) =>
    (subjects.get(sense.shortKey) ?? []).every(
      (other) => other === sense || sense.papers >= other.papers * FAR_AHEAD,
    );
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
    const draft = place ?? (isSubject(sense) ? drafts.create(sense, !isAlone(sense)) : null);
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
  return new Set(
    [...byShortKey(senses).values()].flatMap(([first, second]) =>
      first && first.papers >= (second?.papers ?? 0) * DOMINANCE ? [first] : [],
    ),
  );
}

function byShortKey(senses: LearnedSense[]): Map<string, LearnedSense[]> {
  const groups = new Map<string, LearnedSense[]>();
  for (const sense of senses) {
    const group = groups.get(sense.shortKey);
    if (group) group.push(sense);
    else groups.set(sense.shortKey, [sense]);
  }
  return groups;
}

function isSubject({ papers, senseKey: key }: LearnedSense): boolean {
  return papers >= MIN_PAPERS && !NOT_SUBJECTS.has(key);
}

function order(one: LearnedSense, other: LearnedSense): number {
  return `${one.shortKey} ${one.senseKey}` < `${other.shortKey} ${other.senseKey}` ? -1 : 1;
}
