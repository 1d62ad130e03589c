import type { CaretPlace } from './caret';
import type { Typed } from './offers';
import { typedWords } from './typed-words';

/** A topic or a name has no more words. */
const MOST_WORDS = 4;
/** The last of several words says little with fewer letters. */
const FEWEST_LETTERS = 3;

/** What was typed from some word on; `covers` is its number of words, as they are separated by space. */
export type Tail = Typed & { covers: number };
type WordsPlace = CaretPlace & { kind: 'words' };

/** What the typed words may end with: all of them, all but the first, and so on to the last one. */
export function tailsOf(text: string, place: WordsPlace): Tail[] {
  return place.words
    .map((_, index) => tailFrom(text, place, index))
    .filter(({ words, covers }, index) => {
      const says = index === 0 || words.join('').length >= FEWEST_LETTERS;
      return covers <= MOST_WORDS && words.length > 0 && says;
    });
}

/** What was typed from the word at `index` on, which may be counted from the end. */
export function tailFrom(text: string, place: WordsPlace, index: number): Tail {
  const tail = place.words.slice(index);
  const span = { start: tail[0]?.start ?? place.start, end: place.end };
  return { text, span, words: tail.flatMap((word) => typedWords(word.text)), covers: tail.length };
}
