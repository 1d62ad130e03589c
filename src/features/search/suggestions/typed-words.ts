/** Letters that are no letter with a mark, and so do not decompose, as somebody without them types them. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const ASCII = /^[\0-\x7f]*$/;
/** Marks on letters, once these are taken apart. */
const MARKS =
  /[\ufe00-\ufe0f\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u3099\u309a]+/g;
/** Whatever stands between words: punctuation, symbols, space. */
const SIGNS =
  /[\0-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\xd7\xf7\u02b0-\u02ff\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3003\u3008-\u3020\u3030\u303d-\u303f\u30fb\ufffd\u{1f000}-\u{1faff}]+/gu;
const LONGEST = 500;

/**
 * The words of a text as somebody may begin to type them: lower case, without accents, cut at every sign. Unlike the
 * words that a search looks for (../analysis) they are not stemmed: "learnin" must find "learning".
 * The SQL function `spoken_words` says the same, sign for sign.
 */
export function typedWords(text: string): string[] {
  return spokenForm(text).split(' ').filter(Boolean);
}

/** The words of a text with a space before each and at the end, so that `includes(' lea')` finds a beginning. */
export function spokenForm(text: string): string {
  return ` ${spoken(text).slice(0, LONGEST).trim()} `;
}

/** The words of a text and signs between them, as single spaces; never longer for a part of the text than for all. */
export function spoken(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SIGNS, ' ')
    .replace(/[ßæœþøłđðħıς]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Whether a spoken form has words that begin with each of these. */
export function hasBeginnings(spokenText: string, words: string[]): boolean {
  return words.every((word) => spokenText.includes(` ${word}`));
}
