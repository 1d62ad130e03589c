import { ownText } from '@/lib/own-text';
import { CHANGED_INITIALS, keptLexeme, plainForm } from './forms';
import { porterStem } from './stem';

/** Words that say nothing about what a text is about. */
const STOP_WORDS = new Set(
  (
    'a about above after again against all also am an and any are as at be because been before being below between ' +
    'both but by can cannot could did do does doing don down during each few for from further had has have having he ' +
    'her here hers herself him himself his how i if in into is it its itself just may me might more most must my ' +
    'myself no nor not now of off on once only or other our ours ourselves out over own per s same shall she should ' +
    'so some such t than that the their theirs them themselves then there these they this those through thus to too ' +
    'under until up upon us very via was we were what when where whether which while who whom whose why will with ' +
    'within without would you your yours yourself yourselves ' +
    'arent cant didnt doesnt dont hasnt havent isnt lets thats wasnt wont'
  ).split(' '),
);

const GREEK = new Map(
  Object.entries({
    α: 'alpha',
    β: 'beta',
    γ: 'gamma',
    δ: 'delta',
    ε: 'epsilon',
    ζ: 'zeta',
    η: 'eta',
    θ: 'theta',
    ι: 'iota',
    κ: 'kappa',
    λ: 'lambda',
    μ: 'mu',
    ν: 'nu',
    ξ: 'xi',
    π: 'pi',
    ρ: 'rho',
    σ: 'sigma',
    ς: 'sigma',
    τ: 'tau',
    υ: 'upsilon',
    φ: 'phi',
    χ: 'chi',
    ψ: 'psi',
    ω: 'omega',
  }),
);

/** UTF-16 units, which are at most three bytes each: Postgres has no lexeme of more than 2,046, and "ﷺ" alone is 18 letters. */
const MAX_LEXEME_LENGTH = 256;
/** 97 in a hundred words of abstracts are among the last so many; four times as many would be 99, and 20 MB more. */
const MAX_CACHED = 50_000;
const cache = new Map<string, string>();

/**
 * What a word is filed and looked up under: lower case, without accents, stemmed, British spelling as American,
 * "MLPs" as "mlp", "γ" as "gamma"; empty for a stop word. A signed name ("c++") is kept whole.
 */
export function lexemeOf(word: string): string {
  const held = cache.get(word);
  if (held !== undefined) return held;
  const own = ownText(word);
  const lexeme = compute(own);
  // Words repeat: nearly all of a text's are in the cache. A flood of new ones starts it anew.
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(own, lexeme);
  return lexeme;
}

/**
 * The letters that a word may begin with to be filed under a lexeme, in lower case, where it begins with a letter or digit of
 * ASCII: nearly always that of the lexeme. Whoever looks for a few lexemes need not file the other words.
 */
export function initialsOf(lexeme: string): string[] {
  const changed = CHANGED_INITIALS.filter(([, word]) => lexemeOf(word) === lexeme);
  // "Oestrogen" is filed as "estrogen".
  return [
    lexeme.charAt(0),
    ...(lexeme.startsWith('e') ? ['o'] : []),
    ...changed.map(([form]) => form.charAt(0)),
  ];
}

/** Whether a word is one of those that no search asks for. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word.toLowerCase().replace(/['’]/g, ''));
}

function compute(word: string): string {
  const folded = fold(word.replace(/['’]s$/i, ''))
    .slice(0, MAX_LEXEME_LENGTH)
    .toWellFormed();
  if (STOP_WORDS.has(folded) || folded === '') return '';
  if (/[+#*]$/.test(folded)) return folded;
  if (isPlural(word, folded)) return folded.slice(0, -1);
  return keptLexeme(folded) ?? porterStem(plainForm(folded));
}

/** Lower case without accents, apostrophes and the commas of "10,000"; Greek letters among Latin ones by their names. */
function fold(word: string): string {
  const plain = /^[\0-\x7f]*$/.test(word) ? word : word.normalize('NFKD').replace(/\p{M}+/gu, '');
  const lower = plain.toLowerCase().replace(/['’,]/g, '');
  if (!/\p{Script=Greek}/u.test(lower)) return lower;
  // A word of Greek letters only is Greek, unless it is one letter.
  if (lower.length > 1 && /^\p{Script=Greek}+$/u.test(lower)) return lower;
  return [...lower].map((letter) => GREEK.get(letter) ?? letter).join('');
}

/** The plural of an abbreviation, which no rule of English would find: "MLPs", "LoRAs", and "llms", "gpus" as typed. */
function isPlural(word: string, folded: string): boolean {
  if (!folded.endsWith('s') || folded.endsWith('ss')) return false;
  if (/^(?=.*\p{Lu}.*\p{Lu}|.*\p{Lu}.*\p{N}).*[\p{Lu}\p{N}]s$/u.test(word)) return true;
  return folded.length > 3 && /^[b-df-hj-np-tv-xz]+(?:pus)?$/.test(folded) && word !== word.toUpperCase();
}
