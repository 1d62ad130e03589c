/** A word of a text as matching sees it, and where it stands in the text. */
export type Token = {
  /** As written, without accents: what an abbreviation is compared with. */
  word: string;
  /** Lower case, singular, one spelling for several: what a word of an expansion is compared with. */
  stem: string;
  start: number;
  end: number;
};

/**
 * What the literature joins to the next word with a hyphen, with a space or with nothing: multi-modal, multi modal,
 * multimodal. Words that often stand alone ("over", "cross") would swallow their neighbours and are not here.
 */
const PREFIXES = 'multi|pre|post|semi|non|auto|hyper|super|meta|spatio|neuro|inter|intra|micro|fine|hetero';
const IS_PREFIX = new Set(PREFIXES.split('|'));
const PREFIXED = new RegExp(`^(${PREFIXES})(\\p{L}{4,})$`, 'iu');
/** "LLM" after "multi" stays a word of its own: joined, it would no longer be an abbreviation. */
const PLAIN_WORD = /^\p{L}\p{Ll}+$/u;

/** The words of a text in order, prefixes joined to what they belong to. Any Unicode text; linear in its length. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = withoutAccents(match[0]);
    // A mark that stands alone is no word.
    if (word === '') continue;
    const start = match.index;
    const end = start + match[0].length;
    const last = tokens.at(-1);
    if (last && IS_PREFIX.has(last.stem) && start === last.end + 1 && PLAIN_WORD.test(word)) {
      const joined = last.word + word;
      tokens[tokens.length - 1] = { word: joined, stem: stemOf(joined), start: last.start, end };
    } else {
      tokens.push({ word, stem: stemOf(word), start, end });
    }
  }
  return tokens;
}

/** One spelling for all the spellings of a phrase: equal for "Multi-Layer Perceptrons" and "multilayer perceptron". */
export function spellingKey(phrase: string): string {
  return tokenise(phrase)
    .map((token) => token.stem)
    .join(' ');
}

/** One spelling for all the spellings of an abbreviation: equal for "VQ-VAEs" and "VQVAE". */
export function abbreviationKey(abbreviation: string): string {
  return withoutAccents(abbreviation)
    .replace(/(?<=[\p{Lu}\p{N}])s$/u, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, '');
}

/**
 * The ways of writing a phrase that a full-text search tells apart: "multi-layer perceptron" is also
 * "multi layer perceptron" (which finds hyphens too) and "multilayer perceptron".
 */
export function spellings(phrase: string): string[] {
  const joined = tokenise(phrase).map((token) => token.word);
  const apart = joined.map((word) => {
    const parts = PREFIXED.exec(word);
    return parts ? `${parts[1]} ${parts[2]}` : word;
  });
  return [...new Set([apart.join(' '), joined.join(' ')])].filter((spelling) => spelling !== '');
}

/** Singular and "-ization", as far as technical nouns need it; a wrong guess is wrong on both sides alike. */
function stemOf(word: string): string {
  const lower = word.toLowerCase();
  const stem = lower.length > 3 && lower.endsWith('s') ? singular(lower) : lower;
  return stem.includes('is') ? stem.replace(/is(?=(?:ation|ing|e|ed|er)$)/, 'iz') : stem;
}

function singular(word: string): string {
  if (/[sui]s$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function withoutAccents(word: string): string {
  // A word of ASCII has none; nearly all are.
  return /[^ -~]/.test(word) ? word.normalize('NFKD').replace(/\p{M}+/gu, '') : word;
}
