import { asciiWordEnd } from './ascii-word';

/** A word of a text, as it stands there; `start` and `end` are UTF-16 offsets. */
export type Word = {
  text: string;
  start: number;
  end: number;
  /** Joined to the word before it by a hyphen ("pre-training", "t-SNE"), or by a prefix that is often written apart. */
  joined: boolean;
};

/** No word of a paper is longer; what is longer is cut. */
const MAX_WORD_LENGTH = 64;

/**
 * Letters and digits; an apostrophe between letters ("Bayes'", "model's"); a point between digits ("3.1", "Qwen2.5"),
 * a comma between thousands ("10,000"); the signs that belong to a name ("C++", "C#", "A*", "k-means++"). A character of a script that has no spaces between
 * words is a word.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:(?:['’](?=\p{L})|(?<=\p{N})(?:\.(?=\p{N})|,(?=\p{N}{3}(?!\p{N}))))(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*(?:\+{1,2}(?![\p{L}\p{N}+])|(?<=(?<![\p{L}\p{N}])\p{L})[#*](?![\p{L}\p{N}]))?/uy;
/** Its expression, by which the tests look for words everywhere at once. */
export const WORD_PATTERN = WORD.source;

const HYPHENS = new Set('-‐‑‒–−');

/**
 * What is written before another word with a hyphen, with a space or with nothing: "multi-modal", "multi modal",
 * "multimodal". Words that often stand alone ("over", "cross", "self") are not here.
 */
const PREFIXES = new Set(
  'multi pre post semi non auto hyper super meta spatio neuro inter intra micro fine hetero bi co un sub re anti pseudo'.split(
    ' ',
  ),
);
const LONGEST_PREFIX = Math.max(...[...PREFIXES].map((prefix) => prefix.length));
/** Too short or too common alone to be joined over a space. */
const NEEDS_HYPHEN = new Set('re un co bi sub anti fine non super post meta micro'.split(' '));

/** The words of any text, in order. Linear in its length. */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let before: Word | undefined;
  let start = 0;
  while (start < text.length) {
    const end = wordEnd(text, start);
    if (end === start) {
      start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    const word = text.slice(start, end);
    const joined: boolean = before !== undefined && start === before.end + 1 && isJoint(text, before, word);
    before = { text: word.slice(0, MAX_WORD_LENGTH), start, end, joined };
    words.push(before);
    start = end;
  }
  return words;
}

/** Where the word that begins at a place ends; the place itself where none begins there. */
function wordEnd(text: string, start: number): number {
  const end = asciiWordEnd(text, start);
  if (end !== null) return end;
  WORD.lastIndex = start;
  return start + (WORD.exec(text)?.[0].length ?? 0);
}

/** Whether a word belongs with the one before it, which one character parts from it. */
function isJoint(text: string, before: Word, word: string): boolean {
  const between = text[before.end] ?? '';
  if (between === ' ') {
    if (before.text.length > LONGEST_PREFIX || word.length < 4) return false;
    const prefix = before.text.toLowerCase();
    return PREFIXES.has(prefix) && !NEEDS_HYPHEN.has(prefix) && /^\p{Ll}{4,}/u.test(word);
  }
  // Two numbers with a dash between them are a range.
  return HYPHENS.has(between) && !(/^\d+$/.test(before.text) && /^\d+$/.test(word));
}
