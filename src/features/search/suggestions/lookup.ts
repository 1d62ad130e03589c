import 'server-only';
import { quoteLexeme } from '../matching/tsquery';
import { getHeldAuthors, getHeldTitles } from './held';
import { type HeldName, type HeldTitle, hasSideBySide, matchNames, matchTitles, withSpoken } from './match';
import { MOST_SUGGESTIONS } from './schema';
import { findAuthors, findTitles } from './sql';

/** Shorter beginnings have too many words for an index to go through; they are then only tried, not sought. */
const SHORTEST_SOUGHT = 3;
const FEWEST_LETTERS_OF_TITLE = 2;
/** At the same time: however many people type, the pages have the other connections. */
const MOST_LOOKUPS = 4;
let lookups = 0;

/**
 * Papers whose title has all of these words, the last one perhaps unfinished: the best in memory, and of all papers
 * where these are too few.
 */
export async function searchTitles(words: string[]): Promise<HeldTitle[]> {
  if (words.join('').length < FEWEST_LETTERS_OF_TITLE) return [];
  const held = matchTitles((await getHeldTitles()).listLike(words), words);
  if (held.filter(({ spoken }) => hasSideBySide(spoken, words)).length >= MOST_SUGGESTIONS) return held;
  const finished = words.slice(0, -1).map(quoteLexeme);
  const found = await lookUp([...finished, ...beginnings(words.slice(-1))], findTitles);
  const all = new Map([...found.map(withSpoken), ...held].map((title) => [title.key, title]));
  return matchTitles([...all.values()], words);
}

/** Authors with words in their name that begin like these, or all; those of the most papers first. */
export async function searchAuthors(words: string[]): Promise<HeldName[]> {
  const held = matchNames((await getHeldAuthors()).listLike(words), words);
  if (held.length >= MOST_SUGGESTIONS) return held;
  const found = await lookUp(beginnings(words), findAuthors);
  const all = new Map([...held, ...found.map(withSpoken)].map((author) => [author.text, author]));
  return matchNames([...all.values()], words);
}

/**
 * Whether any name has words that begin like these; where they are too short to be sought, perhaps. Then more words
 * need not be sought with them: most of what is typed is the end of no name.
 */
export async function mayBeName(words: string[]): Promise<boolean> {
  return beginnings(words).length < words.length || (await searchAuthors(words)).length > 0;
}

function beginnings(words: string[]): string[] {
  return words.filter((word) => word.length >= SHORTEST_SOUGHT).map((word) => `${quoteLexeme(word)}:*`);
}

async function lookUp<Row>(sought: string[], find: (sought: string) => Promise<Row[]>): Promise<Row[]> {
  if (sought.length === 0 || lookups >= MOST_LOOKUPS) return [];
  lookups++;
  try {
    return await find(sought.join(' & '));
  } finally {
    lookups--;
  }
}
