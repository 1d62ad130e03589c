/** An abbreviation that a text defines: "MLP" for "multi-layer perceptron". */
export type Abbreviation = { shortForm: string; expansion: string };

const PAIR = /\(([^()]{2,150})\)/g;
/** As far back as an expansion may begin, in characters. */
const REACH = 200;
const MOST_DEFINITIONS = 100;
const SHORT_FORM = /^[\p{L}\p{N}][\p{L}\p{N}.&/+-]{1,9}$/u;
const ROMAN_NUMERAL = /^[IVX]+$/;
const INTRODUCED =
  /^(?:(?:also|often|commonly|here|hereafter|henceforth)\s+)?(?:abbreviated|known|called|dubbed|denoted|termed|named|referred to|hereafter|henceforth|or|i\.e\.,?)\s+(?:as\s+|by\s+)?/i;
/** An expansion names a thing: it does not begin with one of these, nor hold a citation, a year or a formula. */
const NOT_A_NAME =
  /^(?:an?|the|and|or|of|to|by|as|is|are|we|our|its|it|that|this|these|which|with|via|e\.g|i\.e|see|such)\b/i;
const NOT_WORDS = /\bet al\b|\b(?:19|20)\d\d\b|https?:|[$\\^=<>{}∼≈@|]/i;

const SMALL_WORDS = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);

/**
 * The abbreviations that a plain text defines, each short form once, after A. Schwartz and M. Hearst, "A simple
 * algorithm for identifying abbreviation definitions in biomedical text", PSB 2003: a short form in brackets whose
 * characters are found, from right to left, in the words before them, the first at a word's beginning; or the
 * expansion in the brackets after the short form. A plural loses its s on both sides ("MLPs" is "MLP").
 *
 * Stricter than the paper for the sake of precision: a short form has two capitals, an expansion is one sentence's
 * words without mathematics or citations. Linear in the text.
 */
export function findAbbreviations(text: string): Abbreviation[] {
  const found = new Map<string, Abbreviation>();
  for (const match of text.matchAll(PAIR)) {
    const inside = firstPart(match[1] ?? '');
    const before = clause(text.slice(Math.max(0, match.index - REACH), match.index));
    const definition = expansionFirst(inside, before) ?? shortFormFirst(inside, before);
    if (definition && !found.has(definition.shortForm)) found.set(definition.shortForm, definition);
    if (found.size >= MOST_DEFINITIONS) break;
  }
  return [...found.values()];
}

/** "multi-layer perceptron (MLP)" */
function expansionFirst(inside: string, before: string): Abbreviation | null {
  if (!isShortForm(inside)) return null;
  const shortForm = singular(inside);
  // The paper's bound: no more words than the short form has characters and five, nor than twice as many.
  const most = Math.min(shortForm.length + 5, shortForm.length * 2);
  const candidate = before.split(' ').slice(-most).join(' ');
  const expansion = longForm(shortForm, candidate);
  if (expansion === null) return null;
  return checked(shortForm, shortForm === inside ? expansion : singularWords(expansion));
}

/** "MLP (multi-layer perceptron)": here the expansion's limits are known, and all of it must be meant. */
function shortFormFirst(inside: string, before: string): Abbreviation | null {
  const last = unquoted(before.split(' ').at(-1) ?? '');
  if (!isShortForm(last) || !/[\s-]/.test(inside)) return null;
  const shortForm = singular(last);
  const words = inside.split(' ').length;
  if (words > Math.min(shortForm.length + 5, shortForm.length * 2)) return null;
  if (longForm(shortForm, inside) !== inside) return null;
  return checked(shortForm, shortForm === last ? inside : singularWords(inside));
}

/** The words at the end of the candidate that a short form stands for, or null. */
function longForm(shortForm: string, candidate: string): string | null {
  const text = candidate.toLowerCase();
  if (text.length !== candidate.length) return null;
  const letters = [...shortForm.toLowerCase()].filter(isAlphanumeric);
  const start = initials(letters, text) ?? bestLongForm(letters, text);
  return start === null ? null : unquoted(candidate.slice(start));
}

/**
 * Where the words begin whose initials are exactly the letters, small words aside. Tried first, because the shortest
 * match may be too short: "policy optimization" has the letters of PPO, "proximal policy optimization" its initials.
 */
function initials(letters: string[], text: string): number | null {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  let left = letters.length;
  for (const word of words.reverse()) {
    if (word[0][0] === letters[left - 1]) left -= 1;
    else if (left === letters.length || !SMALL_WORDS.has(word[0])) return null;
    if (left === 0) return word.index === 0 || text[word.index - 1] === ' ' ? word.index : null;
  }
  return null;
}

/**
 * Schwartz and Hearst's `findBestLongForm`: where the shortest run of words begins that has the letters in order,
 * the first of them at the beginning of a word.
 */
function bestLongForm(letters: string[], text: string): number | null {
  let at = text.length - 1;
  for (let i = letters.length - 1; i >= 0; i -= 1) {
    while (
      at >= 0 &&
      (text[at] !== letters[i] || (i === 0 && at > 0 && isAlphanumeric(text[at - 1] ?? '')))
    ) {
      at -= 1;
    }
    if (at < 0) return null;
    at -= 1;
  }
  return text.lastIndexOf(' ', at) + 1;
}

function checked(shortForm: string, expansion: string): Abbreviation | null {
  if (expansion.length <= shortForm.length || expansion.length > 120) return null;
  if (NOT_A_NAME.test(expansion) || NOT_WORDS.test(expansion) || !/^[\p{L}\p{N}]/u.test(expansion))
    return null;
  const words = expansion.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  if (words.includes(shortForm.toLowerCase()) || words.includes(`${shortForm.toLowerCase()}s`)) return null;
  return { shortForm, expansion };
}

function isShortForm(text: string): boolean {
  if (!SHORT_FORM.test(text) || ROMAN_NUMERAL.test(text)) return false;
  return (singular(text).match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** "MLPs", "MLP's"; the s of "DNS" or "CoTs" tells by its case. */
function singular(shortForm: string): string {
  return shortForm.replace(/(?<=[\p{Lu}\p{N}])s$/u, '');
}

function singularWords(expansion: string): string {
  return expansion
    .replace(/(\p{L}{3,})ies$/u, '$1y')
    .replace(/(?<=(?:x|ch|sh|ss))es$/u, '')
    .replace(/(?<=\p{L}{2}[^su\P{L}])s$/u, '');
}

/** What stands in brackets up to a comma or semicolon, without the words that introduce it. */
function firstPart(inside: string): string {
  const [part = ''] = inside.split(/[,;]/, 1);
  return unquoted(part.replace(/\s+/g, ' ').trim().replace(INTRODUCED, ''));
}

/** The words since the last end of a clause: an expansion does not reach across one. */
function clause(before: string): string {
  const [last = ''] = before
    .replace(/[\s'"“”‘’*]+$/, '')
    .split(/[.!?;:]\s|[()[\]{}“”"\n—]|\s[–-]\s/)
    .slice(-1);
  return last.replace(/\s+/g, ' ').trim();
}

function unquoted(text: string): string {
  return text.replace(/^[\s'"“”‘’*]+|[\s'"“”‘’*:]+$/g, '');
}

function isAlphanumeric(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
