import { findAbbreviations } from '@/features/topics/abbreviations';
import type { RealPaper } from '../corpus/real-papers';

/** Of no use to a search. */
const STOP_WORDS = new Set(
  (
    'a about all also an and any are as at be been between but by can do does for from have how if in into is it its ' +
    'more most no not of on one only or other our over paper part some such than that the their them then there these ' +
    'they this those through to toward towards two under up use used using via was we what when where which while who ' +
    'will with within without you your based new http https www'
  ).split(' '),
);

/** What is counted of the real papers: how many have each word, pair of words in the title, and abbreviation. */
export type Vocabulary = {
  titles: string[][];
  /** Papers with the word anywhere, and in the title. */
  papers: Map<string, number>;
  inTitles: Map<string, number>;
  /** Two or three words of titles, next to each other, none of them a stop word. */
  phrases: Map<string, number>;
  /** The expansions of a short form, with the papers that define it so. */
  abbreviations: Map<string, Map<string, number>>;
};

export async function readVocabulary(papers: AsyncIterable<RealPaper>): Promise<Vocabulary> {
  const found: Vocabulary = {
    titles: [],
    papers: new Map(),
    inTitles: new Map(),
    phrases: new Map(),
    abbreviations: new Map(),
  };
  for await (const { title, abstract } of papers) {
    const words = wordsOf(title);
    found.titles.push(words.filter(isTold));
    for (const word of new Set(words)) count(found.inTitles, word);
    for (const word of new Set([...words, ...wordsOf(abstract)])) count(found.papers, word);
    for (const phrase of new Set(phrasesOf(words))) count(found.phrases, phrase);
    for (const { shortForm, expansion } of findAbbreviations(abstract)) {
      const expansions = found.abbreviations.get(shortForm) ?? new Map<string, number>();
      found.abbreviations.set(shortForm, count(expansions, expansion.toLowerCase()));
    }
  }
  return found;
}

/** Whether a word tells something. */
function isTold(word: string): boolean {
  return word.length > 2 && /\p{L}/u.test(word) && !STOP_WORDS.has(word);
}

/** The words whose count lies in a range, most papers first. */
export function wordsWithin(counts: Map<string, number>, low: number, high: number): string[] {
  return [...counts]
    .filter(([word, papers]) => papers >= low && papers <= high && isTold(word))
    .sort(([one, papers], [other, others]) => others - papers || (one < other ? -1 : 1))
    .map(([word]) => word);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
}

function phrasesOf(words: string[]): string[] {
  return words.flatMap((_, place) =>
    [2, 3].flatMap((length) => {
      const run = words.slice(place, place + length);
      return run.length === length && run.every(isTold) ? [run.join(' ')] : [];
    }),
  );
}

function count(counts: Map<string, number>, name: string): Map<string, number> {
  return counts.set(name, (counts.get(name) ?? 0) + 1);
}
