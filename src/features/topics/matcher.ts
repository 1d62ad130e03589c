import { type Token, tokenise } from './spelling';

/** One way of writing a topic. Abbreviations match as written, and with a plural s; expansions in any case. */
export type TopicForm = { form: string; kind: 'abbreviation' | 'expansion' };

/** Where a form of a topic stands in a text. */
export type Mention<Topic> = {
  topic: Topic;
  form: TopicForm;
  words: number;
  /** Several topics are written like this; there is a mention for each. */
  shared: boolean;
  start: number;
  end: number;
};

/** The text of a paper, plain (mathematics written out). */
export type TopicText = { title: string; abstract: string | null; summary: string | null };

export const MAX_TOPICS_PER_PAPER = 5;
/** What an abstract spells out once and no more is a topic only of a paper that has few others. */
const MAX_TOPICS_IN_PASSING = 3;

/** Of the learned topics so many besides: they are narrower, and a paper defines a few. */
export const MAX_LEARNED_PER_PAPER = 5;

type WithForms = { forms: TopicForm[] };
type Matchable = WithForms & { origin?: 'curated' | 'learned' | 'operator' };
type Meaning<Topic> = { topic: Topic; form: TopicForm };
type Node<Topic> = { next: Map<string, Node<Topic>>; meanings: Meaning<Topic>[] };
type Step<Topic> = (node: Node<Topic>, token: Token) => Node<Topic> | undefined;

/**
 * Short forms that commonly mean something else too, in this literature or in plain capitals: they count only in a
 * paper that also spells the topic out.
 */
const AMBIGUOUS = new Set(
  'BO CLIP CT FL FNO GP KAN KG MAE MCP MIM NAS NER NTK OT PPO QA SAM SLAM SLM SSL SSM TSP UDA'.split(' '),
);

/**
 * Prepares the search for every form at once: one walk along the words of a text, whatever the number of forms.
 * The longest form wins where several begin at the same word ("multimodal large language model" is no
 * "large language model"). With `ignoreCase`, for what people type, "mlp" is MLP.
 */
export function createFormFinder<Topic extends WithForms>(
  topics: Topic[],
  { ignoreCase = false } = {},
): (text: string) => Mention<Topic>[] {
  const abbreviations: Node<Topic> = { next: new Map(), meanings: [] };
  const expansions: Node<Topic> = { next: new Map(), meanings: [] };
  const written = ({ word }: Token) => (ignoreCase ? word.toLowerCase() : word);
  for (const topic of topics) {
    for (const form of topic.forms) {
      const abbreviation = form.kind === 'abbreviation';
      let node = abbreviation ? abbreviations : expansions;
      for (const token of tokenise(form.form)) node = child(node, abbreviation ? written(token) : token.stem);
      if (!node.meanings.some((meaning) => meaning.topic === topic)) node.meanings.push({ topic, form });
    }
  }
  const spelledOut: Step<Topic> = (node, token) => node.next.get(token.stem);
  const abbreviated: Step<Topic> = (node, token) => {
    const word = written(token);
    return node.next.get(word) ?? (word.endsWith('s') ? node.next.get(word.slice(0, -1)) : undefined);
  };

  return (text) => {
    const tokens = tokenise(text);
    const mentions: Mention<Topic>[] = [];
    for (let at = 0; at < tokens.length; ) {
      const spelled = longest(expansions, tokens, at, spelledOut);
      const short = longest(abbreviations, tokens, at, abbreviated);
      const { meanings, words } =
        spelled.words >= short.words && spelled.meanings.length > 0 ? spelled : short;
      const start = tokens[at]?.start ?? 0;
      const end = tokens[at + words - 1]?.end ?? start;
      for (const meaning of meanings) {
        mentions.push({ ...meaning, words, shared: meanings.length > 1, start, end });
      }
      at += words;
    }
    return mentions;
  };
}

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
  return (text) => {
    const ranked = strongestFirst(
      written(text).filter(
        ([, seen]) => seen.clear && (seen.title > 0 || seen.spelled > 0 || seen.other > 1),
      ),
    );
    const kept = ranked.filter(
      ({ strength }, place) => place < (strength > 1 ? MAX_TOPICS_PER_PAPER : MAX_TOPICS_IN_PASSING),
    );
    const narrower = strongestFirst(
      learned(text).filter(([, { named, expansions, abbreviations, spelled }]) => {
        return named || (expansions > 0 && abbreviations > 0) || spelled > 1;
      }),
    );
    return [...kept, ...narrower.slice(0, MAX_LEARNED_PER_PAPER)].map(({ topic }) => topic);
  };
}

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
): (text: TopicText) => [Topic, Evidence][] {
  if (topics.length === 0) return () => [];
  const find = createFormFinder(topics);
  return ({ title, abstract, summary }) => {
    const evidence = new Map<Topic, Evidence>();
    const note = (mentions: Mention<Topic>[], inTitle: boolean) => {
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
        if (inTitle) seen.title += 1;
        else if (form.kind === 'expansion' && words > 1) seen.spelled += 1;
        else seen.other += 1;
        if (form.kind === 'expansion') seen.expansions += 1;
        else seen.abbreviations += 1;
        seen.named ||= inTitle && form.kind === 'expansion';
        seen.clear ||= !shared && !AMBIGUOUS.has(form.form);
        evidence.set(topic, seen);
      }
    };
    // A title all in capitals has no abbreviations that could be told from words.
    note(find(/\p{Ll}/u.test(title) ? title : title.toLowerCase()), true);
    note(find(abstract ?? ''), false);
    if (summary) note(find(summary), false);
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

/** What the longest form beginning at a word means, and how many words it has; one word of nothing otherwise. */
function longest<Topic>(root: Node<Topic>, tokens: Token[], at: number, step: Step<Topic>) {
  let found: { meanings: Meaning<Topic>[]; words: number } = { meanings: [], words: 1 };
  let node: Node<Topic> | undefined = root;
  for (let end = at; node && end < tokens.length; end++) {
    const token = tokens[end];
    node = token && step(node, token);
    if (node && node.meanings.length > 0) found = { meanings: node.meanings, words: end - at + 1 };
  }
  return found;
}

function child<Topic>(node: Node<Topic>, key: string): Node<Topic> {
  const found = node.next.get(key);
  if (found) return found;
  const made: Node<Topic> = { next: new Map(), meanings: [] };
  node.next.set(key, made);
  return made;
}
