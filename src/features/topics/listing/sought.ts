import { abbreviationKey, spellingKey, tokenise } from '../spelling';

/** What is looked for among the topics: a `LIKE` pattern a word, and the whole as the keys of forms (topic_forms.key). */
export type Sought = { words: string[]; expansion: string; abbreviations: string[] };

/** A shorter word is looked for at the beginnings of words only: "rl" is in "world". */
const FEWEST_INSIDE = 3;

/** What a typed text looks for among the topics; null where it has no letter or digit. */
export function soughtIn(text: string): Sought | null {
  const words = tokenise(text).map(({ stem }) => (stem.length < FEWEST_INSIDE ? `% ${stem}%` : `%${stem}%`));
  if (words.length === 0) return null;
  const key = abbreviationKey(text);
  const singular = /.s$/.test(key) ? [key.slice(0, -1)] : [];
  return {
    words: [...new Set(words)],
    expansion: spellingKey(text),
    abbreviations: [key, ...singular].filter((each) => each !== ''),
  };
}
