import { createHash } from 'node:crypto';
import { cleanLine, plainText } from './tex-text';

const LONGEST_SLUG = 60;
/** Latin letters that are no letter with a mark, and so do not decompose. */
const FOLDED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ϵ: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'o',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  ϕ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

/**
 * A hash of what a title says, the same for every way of typing it: LaTeX or Unicode, any case, dashes and quotation
 * marks ("γ-MoD" and "$\gamma$-MoD"). 64 lower-case hexadecimal digits (SHA-256). A title of signs alone is hashed
 * with its signs.
 */
export function titleFingerprint(title: string): string {
  return createHash('sha256').update(normalisedTitle(title)).digest('hex');
}

/**
 * A paper's public key: its arXiv id, else the title in ASCII words (at most 60 characters, cut between words) and
 * the first eight digits of the fingerprint. `paper-…` where the title has no word that ASCII can write.
 */
export function paperKey(paper: { arxivId: string | null; title: string; fingerprint: string }): string {
  if (paper.arxivId !== null) return paper.arxivId;
  return `${slug(paper.title) || 'paper'}-${paper.fingerprint.slice(0, 8)}`;
}

function normalisedTitle(title: string): string {
  const text = plainText(cleanLine(title)).normalize('NFKC').toLowerCase().normalize('NFKC');
  const letters = text
    .replace(/ϵ/g, 'ε')
    .replace(/ϕ/g, 'φ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
  return letters === '' ? text.replace(/\s+/g, '') : letters;
}

function slug(title: string): string {
  const words = asciiFold(plainText(cleanLine(title)))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let result = words[0]?.slice(0, LONGEST_SLUG) ?? '';
  for (const word of words.slice(1)) {
    if (result.length + 1 + word.length > LONGEST_SLUG) break;
    result += `-${word}`;
  }
  return result;
}

/** Text in lower-case ASCII: accents are dropped, Greek is spelt out, what ASCII cannot write becomes a space. */
export function asciiFold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => FOLDED[letter] ?? ' ');
}
