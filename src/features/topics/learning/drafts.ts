import type { TopicForm } from '../form-finder';
import { slugOf } from './naming';
import { senseKey } from './sense-key';
import type { LearnedSense } from './senses';

export type HeldTopic = {
  id: number;
  slug: string;
  name: string;
  origin: 'curated' | 'learned' | 'operator';
  edited: boolean;
  forms: (TopicForm & { key: string; origin: HeldTopic['origin']; removed: boolean })[];
};

/** A topic there is or is to be, and the senses that are names of it. */
export type Draft = {
  held: HeldTopic | null;
  slug: string;
  name: string;
  senses: LearnedSense[];
};

/** The topics there are and those to be, by the names they have. */
export class Drafts {
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
      // A rarer spelling that was removed is no name of the topic, but the sense is.
      const refused = [`abbreviation ${sense.shortKey}`, `expansion ${sense.keys[0]}`];
      return refused.some((form) => this.refusals.has(`${draft.slug} ${form}`)) ? 'refused' : draft;
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

function learnedLast({ held }: Draft): number {
  return held?.origin === 'learned' ? 1 : 0;
}
