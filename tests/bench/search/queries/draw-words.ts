import { pick, type Random, wholeBetween } from '../corpus/draws';
import { all, any, string } from './fts5-form';
import { misspell } from './misspell';
import type { Draw } from './query';
import { type Vocabulary, wordsWithin } from './vocabulary';

/** Words at so many of the 87,326 papers. */
const MIDDLING = [200, 2_000] as const;
const RARE = [3, 10] as const;
/** Titles with a phrase that people know. */
const KNOWN_PHRASE = 25;
const KNOWN_ABBREVIATION = 15;
/** Ways of writing an abbreviation out that FTS5 is given. */
const EXPANSIONS = 3;

/** The rules for queries of words alone. */
export function wordDraws(vocabulary: Vocabulary, random: Random) {
  const { papers, inTitles, phrases, abbreviations } = vocabulary;
  // What costs most is drawn too seldom: the commonest come first, in turn.
  const common = [...new Set(['model', 'attention', ...wordsWithin(inTitles, 1, Infinity)])];
  const middling = wordsWithin(papers, ...MIDDLING).filter((word) => word.length > 3);
  const rare = wordsWithin(papers, ...RARE).filter((word) => /^[a-z]{5,}$/.test(word));
  const known = wordsWithin(phrases, KNOWN_PHRASE, Infinity);
  const commonPairs = known.slice(0, 4);
  const commonPhrases = known.slice(4, 8);
  const wellKnown = ['MLP', 'MLLM', 'CAM'];
  const short = [...abbreviations].filter(([, expansions]) => total(expansions) >= KNOWN_ABBREVIATION);
  const words = (texts: string[]) => ({ text: texts.join(' '), fts5: all(texts) });
  const slip = (): string => {
    const word = pick(
      middling.filter(({ length }) => length > 6),
      random,
    );
    const slipped = misspell(word, random);
    return papers.has(slipped) ? slip() : slipped;
  };
  return {
    common: () => words([common.shift() ?? 'learning']),
    middling: () => words([pick(middling, random)]),
    rare: () => words([pick(rare, random)]),
    'two words': () => words(commonPairs.shift()?.split(' ') ?? titleWords(vocabulary, 2, random)),
    'three words': () => words(titleWords(vocabulary, 3, random)),
    'four to six words': () => words(titleWords(vocabulary, wholeBetween(4, 6, random), random)),
    phrase: () => {
      const first = commonPhrases.shift();
      if (first) return { text: `"${first}"`, fts5: string(first) };
      const phrase = pick(known, random);
      const beside = random() < 0.4 ? [pick(middling, random)] : [];
      return { text: [`"${phrase}"`, ...beside].join(' '), fts5: all([phrase, ...beside]) };
    },
    misspelt: () => ({ text: random() < 0.5 ? slip() : `${pick(middling, random)} ${slip()}`, fts5: null }),
    abbreviation: () => {
      const form = wellKnown.shift() ?? pick(short, random)[0];
      const written = [...(abbreviations.get(form) ?? [])]
        .sort(([, one], [, other]) => other - one)
        .slice(0, EXPANSIONS);
      return { text: form, fts5: any([form.toLowerCase(), ...written.map(([expansion]) => expansion)]) };
    },
    exclusion: () => {
      const [one = '', two = '', not = ''] = titleWords(vocabulary, 3, random);
      return { text: `${one} ${two} -${not}`, fts5: `(${all([one, two])}) NOT ${string(not)}` };
    },
    or: () => {
      const [one = '', other = ''] = titleWords(vocabulary, 2, random);
      const third = pick(middling, random);
      return { text: `(${one} OR ${third}) ${other}`, fts5: `${any([one, third])} AND ${string(other)}` };
    },
    question: () => ({ text: question(vocabulary, random), fts5: null }),
  } satisfies Record<string, Draw>;
}

/** So many words of one title, next to each other but for stop words: at least one paper has them all. */
export function titleWords({ titles }: Vocabulary, count: number, random: Random): string[] {
  const title = pick(titles, random);
  const start = Math.floor(random() * (title.length - count + 1));
  const words = [...new Set(title.slice(start, start + count))];
  return title.length >= count && words.length === count
    ? words
    : titleWords({ titles } as Vocabulary, count, random);
}

/** Two subjects that no paper has at once. */
function question(vocabulary: Vocabulary, random: Random): string {
  const [one, other] = [titleWords(vocabulary, 4, random), titleWords(vocabulary, 4, random)];
  const [what, where] = [one.join(' '), other.join(' ')];
  return pick(
    [
      `how can ${what} be used for ${where} when there is very little labelled data`,
      `what are the limitations of ${what} compared with recent work on ${where}`,
      `is there a method for ${what} that also works for ${where} without any supervision`,
    ],
    random,
  );
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}
