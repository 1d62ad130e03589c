import { abbreviationKey, spellingKey } from '../spelling';
import { chooseSpelling, type Lexicon, topicName } from './naming';
import { isSlip, senseKey, senseWords } from './sense-key';

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

/** A rarer spelling is a slip, or a longer name the same thing, only where the other is so many times as common. */
const FAR_RARER = 5;
const RARER = 2;
const MOST_SPELLINGS = 8;

type Cluster = { key: string; words: string[]; papers: number; definitions: Definition[] };

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
  { lexicon, spellOut = () => null }: { lexicon: Lexicon; spellOut?: (word: string) => string | null },
): LearnedSense[] {
  const clusters = new Map<string, Cluster>();
  for (const definition of definitions) {
    const expansion = spelledOut(definition, spellOut);
    const key = senseKey(expansion);
    if (key === '') continue;
    const cluster = clusters.get(key) ?? { key, words: senseWords(expansion), papers: 0, definitions: [] };
    cluster.papers += definition.papers;
    cluster.definitions.push(definition);
    clusters.set(key, cluster);
  }
  const merged: Cluster[] = [];
  for (const cluster of [...clusters.values()].sort(byUse)) {
    const same = merged.find((other) => isSame(cluster, other));
    if (same) {
      same.papers += cluster.papers;
      same.definitions.push(...cluster.definitions);
    } else merged.push(cluster);
  }
  return merged.sort(byUse).map((cluster) => senseOf(cluster, lexicon));
}

function isSame(rare: Cluster, common: Cluster): boolean {
  if (rare.papers * FAR_RARER <= common.papers && isSlip(rare.words, common.words)) return true;
  const longer = rare.words.length === common.words.length + 1;
  return (
    longer &&
    rare.papers * RARER <= common.papers &&
    common.words.every((word, place) => word === rare.words[place])
  );
}

function senseOf({ key, papers, definitions }: Cluster, lexicon: Lexicon): LearnedSense {
  const shortForm = mostUsed(definitions.map((each) => ({ text: each.shortForm, papers: each.papers })));
  const spellings = new Map<
    string,
    { key: string; papers: number; written: { text: string; papers: number }[] }
  >();
  for (const { expansion, papers: count } of definitions) {
    const spelling = spellingKey(expansion.replace(/['’]s$/, ''));
    const held = spellings.get(spelling) ?? { key: spelling, papers: 0, written: [] };
    held.papers += count;
    held.written.push({ text: expansion, papers: count });
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

function spelledOut({ shortForm, expansion }: Definition, spellOut: (word: string) => string | null): string {
  return expansion.replace(/['’]s$/, '').replace(/[\p{L}\p{N}]+/gu, (word) => {
    const known = /\p{Lu}.*\p{Lu}/u.test(word) && word !== shortForm ? spellOut(word) : null;
    return known ?? word;
  });
}

function mostUsed(texts: { text: string; papers: number }[]): string {
  const counts = new Map<string, number>();
  for (const { text, papers } of texts) counts.set(text, (counts.get(text) ?? 0) + papers);
  const [first] = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return first?.[0] ?? '';
}

function byUse(one: Cluster, other: Cluster): number {
  return other.papers - one.papers || (one.key < other.key ? -1 : 1);
}
