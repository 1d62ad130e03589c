import { COMMON_WORDS } from './common-words';
import { abbreviationKey, type Token, tokenise } from './spelling';

/** A run of words of a typed text that may be a form of a topic, and the keys it would have. */
export type Candidate = {
  start: number;
  end: number;
  words: number;
  /** As a key of an expansion. */
  expansion: string;
  /** As keys of an abbreviation: as typed, and without a plural s. Empty where it reads as plain words. */
  abbreviations: string[];
};

const MOST_WORDS = 8;
/** An abbreviation has a hyphen or two ("VQ-VAE-2"), and nobody types a longer search than this. */
const MOST_PARTS = 3;
const MOST_TOKENS = 64;

/** Every run of up to eight words of a typed text; linear in its length, and bounded. */
export function listCandidates(text: string): Candidate[] {
  const tokens = tokenise(text).slice(0, MOST_TOKENS);
  const candidates: Candidate[] = [];
  for (const [at, first] of tokens.entries()) {
    let expansion = '';
    for (let words = 1; words <= MOST_WORDS && at + words <= tokens.length; words += 1) {
      const last = tokens[at + words - 1];
      if (!last) break;
      expansion += (words > 1 ? ' ' : '') + last.stem;
      // Marks without a letter have no stem.
      if (expansion.trim() === '') continue;
      candidates.push({
        start: first.start,
        end: last.end,
        words,
        expansion,
        abbreviations: abbreviationsOf(text, tokens.slice(at, at + words)),
      });
    }
  }
  return candidates;
}

function abbreviationsOf(text: string, tokens: Token[]): string[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last || tokens.length > MOST_PARTS) return [];
  const typed = text.slice(first.start, last.end);
  // "VQ-VAE", "SAM 2", not "no de".
  const joined = tokens.length === 1 || /^[^\s]+$/.test(typed) || /\p{Lu}\p{Lu}.* \d+$/u.test(typed);
  if (!joined || isPlainWord(typed)) return [];
  const key = abbreviationKey(typed);
  return /\ws$/.test(key) ? [key, key.slice(0, -1)] : [key];
}

/** "can", "Gap" and "gaps" are words; "CAN" and "mlp" are not. */
function isPlainWord(typed: string): boolean {
  if (/\p{Lu}.*\p{Lu}/u.test(typed)) return false;
  const word = typed.toLowerCase();
  return COMMON_WORDS.has(word) || (word.endsWith('s') && COMMON_WORDS.has(word.slice(0, -1)));
}
