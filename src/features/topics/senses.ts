import type { TopicForm } from './form-finder';
import { spellingKey } from './spelling';
import type { Candidate } from './typed-text';

/** One thing that a typed form may mean. */
export type Sense = {
  /** Null where too few papers speak of it for a topic, as is its id. */
  slug: string | null;
  topicId: number | null;
  name: string;
  /** All the ways of writing it that a search for it finds. */
  forms: TopicForm[];
  /** Papers whose own text gives a short form this meaning; of a form that none defines, papers on the topic. */
  papers: number;
  /** What the form is taken to mean; at most the first sense is. */
  dominant: boolean;
};

/** A place in a typed text that names a topic or uses a known short form, and what it may mean, most used first. */
export type SensePlace = { start: number; end: number; form: string; senses: Sense[] };

type KnownForm = TopicForm & { key: string; origin: 'curated' | 'learned' | 'operator' };
export type KnownTopic = {
  id: number;
  slug: string;
  name: string;
  origin: KnownForm['origin'];
  papers: number;
  forms: KnownForm[];
};
export type KnownSense = {
  shortKey: string;
  shortForm: string;
  name: string;
  papers: number;
  expansions: string[];
  keys: string[];
  topicId: number | null;
};

/** Of two senses of a short form the first is meant where it has so many times the papers. */
export const DOMINANCE = 1.25;
/** Fewer papers than this say too little about what a short form stands for. */
const MIN_PAPERS = 2;
const MOST_SENSES = 6;
/** What people wrote down counts as so many papers, and an operator's word before any number. */
const WRITTEN_PAPERS = 3;

type Weighed = Sense & { weight: number };

/** What is known about the forms of one text, to be asked what each place means. */
export class Senses {
  private readonly topics: Map<number, KnownTopic>;
  private readonly byForm = new Map<string, KnownTopic[]>();
  private readonly byShortKey = new Map<string, KnownSense[]>();
  private readonly byExpansion = new Map<string, KnownSense[]>();

  constructor(topics: KnownTopic[], senses: KnownSense[]) {
    this.topics = new Map(topics.map((topic) => [topic.id, topic]));
    for (const topic of topics) {
      for (const { kind, key } of topic.forms) put(this.byForm, `${kind} ${key}`, topic);
    }
    for (const sense of senses) {
      put(this.byShortKey, sense.shortKey, sense);
      for (const key of sense.keys) put(this.byExpansion, key, sense);
    }
  }

  /** The places of a text, the longest where several begin at a word, without overlaps. */
  places(text: string, candidates: Candidate[]): SensePlace[] {
    const found: SensePlace[] = [];
    const longestFirst = [...candidates].sort(
      (one, other) => one.start - other.start || other.words - one.words,
    );
    for (const candidate of longestFirst) {
      const { start, end } = candidate;
      if (start < (found.at(-1)?.end ?? 0)) continue;
      const senses = this.of(candidate);
      if (senses.length > 0) found.push({ start, end, form: text.slice(start, end), senses });
    }
    return found;
  }

  private of({ expansion, abbreviations }: Candidate): Sense[] {
    const spelled = this.expansionSenses(expansion);
    if (spelled.length > 0) return spelled;
    for (const key of abbreviations) {
      const senses = this.ofAbbreviation(key);
      if (senses.length > 0) return senses;
    }
    return [];
  }

  /** What an abbreviation, by its key, may stand for, most used first. */
  ofAbbreviation(key: string): Sense[] {
    return this.shortFormSenses(key)
      .slice(0, MOST_SENSES)
      .map(({ weight: _, ...sense }) => sense);
  }

  /** What a phrase means is clear: the topics it names, or else what some papers abbreviate it to. */
  private expansionSenses(key: string): Sense[] {
    const topics = this.byForm.get(`expansion ${key}`) ?? [];
    const [first, ...others] = topics.map((topic) => ({ ...this.topicSense(topic), dominant: false }));
    if (first) return [{ ...first, dominant: true }, ...others];
    const [sense] = [...(this.byExpansion.get(key) ?? [])].sort((one, other) => other.papers - one.papers);
    if (!sense || sense.topicId !== null || sense.papers < MIN_PAPERS) return [];
    const isMeant = this.shortFormSenses(sense.shortKey)[0]?.name === sense.name;
    return [{ ...plainSense(sense), forms: formsOf(sense, isMeant), dominant: true }];
  }

  /** What a short form may stand for, most used first. */
  private shortFormSenses(key: string): Weighed[] {
    const weighed = new Map<number | string, Weighed>();
    for (const sense of this.byShortKey.get(key) ?? []) {
      const topic = sense.topicId === null ? undefined : this.topics.get(sense.topicId);
      const id = topic?.id ?? sense.name;
      const held = weighed.get(id);
      const papers = sense.papers + (held?.papers ?? 0);
      const described = topic
        ? { slug: topic.slug, topicId: topic.id, name: topic.name }
        : { slug: null, topicId: null, name: sense.name };
      const forms = topic ? withForm(writtenForms(topic), sense.shortForm) : formsOf(sense, true);
      weighed.set(id, { ...described, forms, papers, dominant: false, weight: papers });
    }
    for (const topic of this.byForm.get(`abbreviation ${key}`) ?? []) {
      const form = topic.forms.find((each) => each.kind === 'abbreviation' && each.key === key);
      const held = weighed.get(topic.id);
      const written = form?.origin === 'learned' ? 0 : WRITTEN_PAPERS;
      const weight = form?.origin === 'operator' ? Number.POSITIVE_INFINITY : (held?.weight ?? 0) + written;
      const papers = held?.papers ?? topic.papers;
      const { id, slug, name } = topic;
      weighed.set(id, {
        slug,
        topicId: id,
        name,
        forms: held?.forms ?? writtenForms(topic),
        papers,
        dominant: false,
        weight,
      });
    }
    const senses = [...weighed.values()].sort(
      (one, other) => other.weight - one.weight || (one.name < other.name ? -1 : 1),
    );
    const [first, second] = senses;
    if (first)
      first.dominant = first.weight >= MIN_PAPERS && first.weight >= (second?.weight ?? 0) * DOMINANCE;
    return senses;
  }

  /** A topic found by a phrase widens to a short form only where this is what the short form stands for. */
  private topicSense(topic: KnownTopic): Omit<Sense, 'dominant'> {
    const forms = topic.forms.filter(({ kind, key }) => {
      if (kind === 'expansion') return true;
      const [first] = this.shortFormSenses(key);
      return first?.dominant === true && first.slug === topic.slug;
    });
    const { id, slug, name, papers } = topic;
    return { slug, topicId: id, name, papers, forms: forms.map(({ form, kind }) => ({ form, kind })) };
  }
}

function writtenForms({ forms }: KnownTopic): TopicForm[] {
  return forms.map(({ form, kind }) => ({ form, kind }));
}

/** The typed short form is among the forms, though the topic has it from its papers only. */
function withForm(forms: TopicForm[], shortForm: string): TopicForm[] {
  const has = forms.some(({ form, kind }) => kind === 'abbreviation' && form === shortForm);
  return has ? forms : [{ form: shortForm, kind: 'abbreviation' }, ...forms];
}

function plainSense({ name, papers }: KnownSense): Omit<Sense, 'forms' | 'dominant'> {
  return { slug: null, topicId: null, name, papers };
}

function formsOf({ shortForm, expansions }: KnownSense, withShortForm: boolean): TopicForm[] {
  const spelled = new Map(
    expansions.map((form) => [spellingKey(form), { form, kind: 'expansion' as const }]),
  );
  const short = { form: shortForm, kind: 'abbreviation' as const };
  return [...(withShortForm ? [short] : []), ...spelled.values()];
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
