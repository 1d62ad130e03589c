import { lexemeOf } from './lexeme';
import { readWords, type Word } from './words';

/** A word of a text with what it is filed under. */
export type Token = {
  /** Empty for a stop word. */
  lexeme: string;
  /** From 1; stop words count. */
  position: number;
  /** UTF-16 offsets in the text. */
  start: number;
  end: number;
  /** What else it is filed under at the same position: "gpt4" at the 4 of "GPT-4", "gpt" at "GPT4", "c" at "C++". */
  also: string[];
  /** It belongs with the word before it: "GPT-4", "multi modal". */
  joined: boolean;
};

/** A longer chain of hyphens ("state-of-the-art-results") is filed by its parts only. */
const MAX_PARTS = 4;

/** What links the words of a chain makes no pair: "of-the" in "state-of-the-art". */
const LINKS = new Set('and for of or the to with'.split(' '));
const NONE: string[] = [];

/** The words of any text with their lexemes. Linear in the text; the same text gives the same tokens everywhere. */
export function analyse(text: string): Token[] {
  const words = readWords(text);
  let chain = 0;
  return words.map((word, index) => {
    chain = word.joined ? chain + 1 : 0;
    return tokenOf(words, word, { index, chain });
  });
}

/** The same of one word of a text. */
export function tokenAt(words: Word[], index: number): Token | undefined {
  const word = words[index];
  // What a word is filed under is the same however many more are before it.
  return word && tokenOf(words, word, { index, chain: index - chainStart(words, index, MAX_PARTS) });
}

/** The word that a chain begins with, looking no further back than so many. */
export function chainStart(words: Word[], index: number, most: number): number {
  let first = index;
  while (first > index - most && words[first]?.joined) first--;
  return first;
}

function tokenOf(words: Word[], word: Word, { index, chain }: { index: number; chain: number }): Token {
  const lexeme = lexemeOf(word.text);
  const filed =
    chain > 0 ? [...partsOf(word.text), ...chainLexemes(words, index, chain)] : partsOf(word.text);
  return {
    lexeme,
    position: index + 1,
    start: word.start,
    end: word.end,
    also: filed.length > 0 ? [...new Set(filed)].filter((each) => each !== '' && each !== lexeme) : [],
    joined: word.joined,
  };
}

/** The lexemes of words joined by hyphens, written as one: the last two, and all of the chain. */
function chainLexemes(words: Word[], index: number, chain: number): string[] {
  if (chain >= MAX_PARTS) return NONE;
  const pair = joinedLexeme(words, index - 1, index);
  return chain > 1 ? [pair, joinedLexeme(words, index - chain, index)] : [pair];
}

function joinedLexeme(words: Word[], first: number, last: number): string {
  const parts = words.slice(first, last + 1).map((word) => word.text);
  return parts.length === 2 && parts.some((part) => LINKS.has(part)) ? '' : lexemeOf(parts.join(''));
}

/** "ResNet50" is also a ResNet, "C++" also C, "k-means++" also k-means. */
function partsOf(word: string): string[] {
  // Nearly every word ends in a letter.
  if (!/[\d+#*]$/.test(word)) return NONE;
  const name = /^(.*?)[+#*]+$/.exec(word)?.[1] ?? /^(\p{L}{2,})[\d.]+$/u.exec(word)?.[1];
  return name ? [lexemeOf(name)] : NONE;
}
