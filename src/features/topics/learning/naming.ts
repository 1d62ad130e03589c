import { tokenise } from '../spelling';

/** How words are written where not every word has a capital: "Kalman" and "filter". */
export type Lexicon = Map<string, { lower: number; capital: number }>;

/** A name ("Kalman") is written with its capital so many times as often as without. */
const NAME_SHARE = 3;
/** "BAlanced", "DUal": capitals that only show where the short form is from. */
const IS_EMPHATIC = /^\p{Lu}{2}\p{Ll}{3,}$/u;

/** Learns from expansions which words keep their capital inside a sentence. */
export function buildLexicon(expansions: Iterable<string>): Lexicon {
  const lexicon: Lexicon = new Map();
  for (const expansion of expansions) {
    if (isTitleCase(expansion)) continue;
    // The first word may have its capital from the sentence.
    for (const word of wordsOf(expansion).slice(1)) {
      const key = word.toLowerCase();
      const seen = lexicon.get(key) ?? { lower: 0, capital: 0 };
      if (word === key) seen.lower += 1;
      else seen.capital += 1;
      lexicon.set(key, seen);
    }
  }
  return lexicon;
}

/** The most used of several ways of writing one phrase, singular before plural, as it stands inside a sentence. */
export function chooseSpelling(written: { text: string; papers: number }[], lexicon: Lexicon): string {
  const counts = new Map<string, number>();
  for (const { text, papers } of written) {
    const spelled = inSentence(text, lexicon);
    counts.set(spelled, (counts.get(spelled) ?? 0) + papers);
  }
  const [best] = [...counts].sort(
    ([one, a], [other, b]) => b - a || one.length - other.length || (one < other ? -1 : 1),
  );
  return best?.[0] ?? '';
}

/** A phrase as a topic's name: with a capital at its beginning, but "k-nearest neighbors" as it is. */
export function topicName(expansion: string): string {
  const [first = ''] = expansion;
  return /^\p{Ll}{2}/u.test(expansion) ? first.toUpperCase() + expansion.slice(1) : expansion;
}

/** "mlp", "cam-coordinate-aware-modulation": what an address may hold, 80 characters at most; empty where nothing is left. */
export function slugOf(text: string): string {
  return tokenise(text)
    .map(({ word }) => word.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 80)
    .replace(/-+$/, '');
}

function inSentence(expansion: string, lexicon: Lexicon): string {
  return expansion.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => {
    if (!/^\p{Lu}\p{Ll}+$/u.test(word) && !IS_EMPHATIC.test(word)) return word;
    const seen = lexicon.get(word.toLowerCase());
    return seen && seen.capital > seen.lower * NAME_SHARE ? word : word.toLowerCase();
  });
}

function isTitleCase(expansion: string): boolean {
  // By spaces: "Language-Image Pre-training" is a title, its last letters notwithstanding.
  const long = expansion.split(' ').filter((word) => word.length > 3);
  return long.length < 2 || long.slice(1).every((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
}

function wordsOf(expansion: string): string[] {
  return expansion.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
