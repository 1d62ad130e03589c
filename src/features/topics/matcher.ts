import { createFormFinder, type Mention, type WithForms } from './form-finder';
import { type Token, tokenise } from './spelling';

/** The text of a paper, plain (mathematics written out). */
export type TopicText = { title: string; abstract: string | null; summary: string | null };

export const MAX_TOPICS_PER_PAPER = 5;
/** What an abstract spells out once and no more is a topic only of a paper that has few others. */
const MAX_TOPICS_IN_PASSING = 3;

/** Of the learned topics so many besides: they are narrower, and a paper defines a few. */
export const MAX_LEARNED_PER_PAPER = 5;

type Matchable = WithForms & { origin?: 'curated' | 'learned' | 'operator' };

/**
 * Short forms that commonly mean something else too, in this literature or in plain capitals: they count only in a
 * paper that also spells the topic out.
 */
const AMBIGUOUS = new Set(
  'BO CLIP CT FL FNO GP KAN KG MAE MCP MIM NAS NER NTK OT PPO QA SAM SLAM SLM SSL SSM TSP UDA'.split(' '),
);

/**
 * Tells what a paper is about: the topics its title names, those its abstract spells out in two words or more, and
 * those a single word or an abbreviation names twice; strongest first, `MAX_TOPICS_PER_PAPER` at most. What several
 * topics share, or what is known to be ambiguous, counts only beside another form of the same topic. Then the learned
 * topics, `MAX_LEARNED_PER_PAPER` at most, each of which the paper must spell out: in its title, twice, or beside the
 * abbreviation. They take nothing from the others: each kind is looked for alone.
 */
export function createTopicMatcher<Topic extends Matchable>(topics: Topic[]): (text: TopicText) => Topic[] {
  const isLearned = (topic: Topic) => topic.origin === 'learned';
  const written = createEvidenceFinder(topics.filter((topic) => !isLearned(topic)));
  const learned = createEvidenceFinder(topics.filter(isLearned));
  return ({ title, abstract, summary }) => {
    // A title all in capitals has no abbreviations that could be told from words.
    const inTitle = tokenise(/\p{Ll}/u.test(title) ? title : title.toLowerCase());
    const elsewhere = [tokenise(abstract ?? ''), tokenise(summary ?? '')];
    const words = { inTitle, elsewhere };
    const ranked = strongestFirst(
      written(words).filter(
        ([, seen]) => seen.clear && (seen.title > 0 || seen.spelled > 0 || seen.other > 1),
      ),
    );
    const kept = ranked.filter(
      ({ strength }, place) => place < (strength > 1 ? MAX_TOPICS_PER_PAPER : MAX_TOPICS_IN_PASSING),
    );
    const narrower = strongestFirst(
      learned(words).filter(([, { named, expansions, abbreviations, spelled }]) => {
        return named || (expansions > 0 && abbreviations > 0) || spelled > 1;
      }),
    );
    return [...kept, ...narrower.slice(0, MAX_LEARNED_PER_PAPER)].map(({ topic }) => topic);
  };
}

/** A paper's text as it is searched, its words told apart once for all kinds of topics. */
type Words = { inTitle: Token[]; elsewhere: Token[][] };

type Evidence = {
  /** Mentions in the title, of several words elsewhere, and of one. */
  title: number;
  spelled: number;
  other: number;
  /** The title spells it out. */
  named: boolean;
  expansions: number;
  abbreviations: number;
  /** By a form that no other topic has. */
  clear: boolean;
};

function createEvidenceFinder<Topic extends WithForms>(
  topics: Topic[],
): (words: Words) => [Topic, Evidence][] {
  if (topics.length === 0) return () => [];
  const find = createFormFinder(topics);
  return ({ inTitle, elsewhere }) => {
    const evidence = new Map<Topic, Evidence>();
    const note = (mentions: Mention<Topic>[], isTitle: boolean) => {
      for (const { topic, form, words, shared } of mentions) {
        const seen = evidence.get(topic) ?? {
          title: 0,
          spelled: 0,
          other: 0,
          named: false,
          expansions: 0,
          abbreviations: 0,
          clear: false,
        };
        if (isTitle) seen.title += 1;
        else if (form.kind === 'expansion' && words > 1) seen.spelled += 1;
        else seen.other += 1;
        if (form.kind === 'expansion') seen.expansions += 1;
        else seen.abbreviations += 1;
        seen.named ||= isTitle && form.kind === 'expansion';
        seen.clear ||= !shared && !AMBIGUOUS.has(form.form);
        evidence.set(topic, seen);
      }
    };
    note(find(inTitle), true);
    for (const text of elsewhere) note(find(text), false);
    return [...evidence];
  };
}

function strongestFirst<Topic>(evidence: [Topic, Evidence][]): { topic: Topic; strength: number }[] {
  return evidence
    .map(([topic, seen]) => ({
      topic,
      strength: (seen.title && 4) + Math.min(seen.spelled + seen.other, 4),
    }))
    .sort((one, other) => other.strength - one.strength);
}
