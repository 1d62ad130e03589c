import { personName } from '../../people';
import { pick, type Random, wholeBetween } from '../corpus/draws';
import { titleWords } from './draw-words';
import { within } from './fts5-form';
import type { Draw } from './query';
import { type Vocabulary, wordsWithin } from './vocabulary';

const CATEGORIES = ['cs.CL', 'cs.CV', 'cs.LG', 'cs.RO', 'stat.ML', 'eess.IV', 'cs', 'quant-ph'];
/** Titles with a word that people look for among some of the papers. */
const FREQUENT = [150, 4_000] as const;
/** Numbers of people who write much, and of those who write little. */
const PROLIFIC = [0, 100] as const;
const OTHERS = [5_000, 40_000] as const;

/** The rules for queries with fields. */
export function fieldDraws(vocabulary: Vocabulary, random: Random) {
  const frequent = wordsWithin(vocabulary.inTitles, ...FREQUENT).filter((word) => word.length > 3);
  const some = () =>
    Array.from({ length: wholeBetween(1, 2, random) }, () => pick(frequent, random)).join(' ');
  const year = () => wholeBetween(2016, 2025, random);
  const filtered =
    (filter: () => string): Draw =>
    () => ({ text: `${some()} ${filter()}`, fts5: null });
  return {
    title: () => {
      const words = titleWords(vocabulary, wholeBetween(1, 2, random), random);
      return { text: words.map((word) => `title:${word}`).join(' '), fts5: within('title', words) };
    },
    author: () => {
      const name = personName(
        random() < 0.5 ? wholeBetween(...PROLIFIC, random) : wholeBetween(...OTHERS, random),
      );
      const asked = random() < 0.4 ? (name.split(' ').at(-1) ?? name) : name;
      return { text: `author:"${asked}"`, fts5: within('authors', [asked]) };
    },
    category: filtered(() => `cat:${pick(CATEGORIES, random)}`),
    year: filtered(() => (random() < 0.5 ? `year:${year()}` : `from:${year()}-03`)),
    code: filtered(() => 'has:code'),
    votes: filtered(() => `votes:>${pick([5, 20, 50], random)}`),
    'filters only': () => ({
      text: `cat:${pick(CATEGORIES, random)} ${pick(['has:code', 'votes:>20', `year:${year()}`], random)}`,
      fts5: null,
    }),
  } satisfies Record<string, Draw>;
}
