import { abbreviationKey, spellingKey } from '../spelling';
import { chooseSpelling, type Lexicon, topicName } from './naming';
import { type Cluster, clusterDefinitions, type SpellOut, withoutPossessive } from './sense-clusters';

/** A definition as papers give it, and how many give it. */
export type Definition = { shortForm: string; expansion: string; papers: number };

/** One thing that a short form stands for. */
export type LearnedSense = {
  shortKey: string;
  senseKey: string;
  /** As most papers write it. */
  shortForm: string;
  name: string;
  papers: number;
  /** One of each spelling key, most used first. */
  expansions: string[];
  /** Their spelling keys, in the same order. */
  keys: string[];
  /** The definitions themselves, as papers have them. */
  definitions: Definition[];
};

const MOST_SPELLINGS = 8;

/**
 * The senses of one short form, most used first: definitions that are one phrase in other spellings or inflections
 * are one sense; so are a slip of the pen far rarer than what was meant, and a name with a word after it that the short
 * form has no letter for ("Gaussian process regression (GP)").
 *
 * @param definitions of one short form, whatever its case, punctuation and plural.
 * @param spellOut what an abbreviation inside an expansion stands for: "Partially Observable MDP" is a POMDP too.
 */
export function groupSenses(
  definitions: Definition[],
  { lexicon, spellOut = () => null }: { lexicon: Lexicon; spellOut?: SpellOut },
): LearnedSense[] {
  return clusterDefinitions(definitions, spellOut).map((cluster) => senseOf(cluster, lexicon));
}

function senseOf({ key, papers, definitions }: Cluster, lexicon: Lexicon): LearnedSense {
  const shortForm = mostUsed(definitions.map((each) => ({ text: each.shortForm, papers: each.papers })));
  const spellings = new Map<
    string,
    { key: string; papers: number; written: { text: string; papers: number }[] }
  >();
  for (const { expansion, papers: count } of definitions) {
    const text = withoutPossessive(expansion);
    const spelling = spellingKey(text);
    const held = spellings.get(spelling) ?? { key: spelling, papers: 0, written: [] };
    held.papers += count;
    held.written.push({ text, papers: count });
    spellings.set(spelling, held);
  }
  const common = [...spellings.values()]
    .sort((one, other) => other.papers - one.papers || (one.key < other.key ? -1 : 1))
    .filter(({ papers: count }, place) => place === 0 || count > 1)
    .slice(0, MOST_SPELLINGS);
  const expansions = common.map(({ written }) => chooseSpelling(written, lexicon));
  return {
    shortKey: abbreviationKey(shortForm),
    senseKey: key,
    shortForm,
    name: topicName(expansions[0] ?? ''),
    papers,
    expansions,
    keys: common.map((spelling) => spelling.key),
    definitions,
  };
}

function mostUsed(texts: { text: string; papers: number }[]): string {
  const counts = new Map<string, number>();
  for (const { text, papers } of texts) counts.set(text, (counts.get(text) ?? 0) + papers);
  const [first] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return first?.[0] ?? '';
}
