import { longForm, standsForAll } from './long-form';

/** An abbreviation that a text defines: "MLP" for "multi-layer perceptron". */
export type Abbreviation = { shortForm: string; expansion: string };

const PAIR = /\(([^()]{2,150})\)/g;
/** As far back as an expansion may begin, in characters. */
const REACH = 200;
const MOST_DEFINITIONS = 100;
/** Ends in a letter, a digit or a plus ("NDCFG++"): "VAD-" is a part of a name. */
const SHORT_FORM = /^[\p{L}\p{N}][\p{L}\p{N}.&/+-]{0,8}[\p{L}\p{N}+]$/u;
const ROMAN_NUMERAL = /^[IVX]+$/;
const INTRODUCED =
  /^(?:(?:also|often|commonly|here|hereafter|henceforth)\s+)?(?:abbreviated|known|called|dubbed|denoted|termed|named|referred to|hereafter|henceforth|or|i\.e\.,?)\s+(?:as\s+|by\s+)?/i;
/** An expansion names a thing: it does not begin with one of these, nor hold a citation, a year or a formula. */
const NOT_A_NAME =
  /^(?:an?|the|and|or|of|to|by|as|is|are|we|our|its|it|that|this|these|which|with|via|e\.g|i\.e|see|such|(?:in|on|at|for|from|into|through|than|but|so|using)(?=\s))\b/i;
const NOT_WORDS = /\bet al\b|\b(?:19|20)\d\d\b|https?:|[$\\^=<>{}∼≈@|]/i;

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
  // Marks of emphasis, inside words too: "**Co**ncept **L**earning".
  const plain = text.replace(/\*\*|(?<![\p{L}\p{N}])\*(?=\p{L})/gu, '');
  for (const match of plain.matchAll(PAIR)) {
    const before = clause(plain.slice(Math.max(0, match.index - REACH), match.index));
    const definition = definitionIn(match[1] ?? '', before);
    if (definition && !found.has(definition.shortForm)) found.set(definition.shortForm, definition);
    if (found.size >= MOST_DEFINITIONS) break;
  }
  return [...found.values()];
}

function definitionIn(brackets: string, before: string): Abbreviation | null {
  const { first, others } = partsOf(brackets);
  const definition = expansionFirst(first, before) ?? shortFormFirst(first, before);
  // "across reasoning benchmarks (SAT, MMSI)" gives examples.
  const isList = definition?.shortForm === singular(first) && others.some(isShortForm);
  return isList && !hasInitials(definition) ? null : definition;
}

/** "multi-layer perceptron (MLP)" */
function expansionFirst(inside: string, before: string): Abbreviation | null {
  if (!isShortForm(inside)) return null;
  const shortForm = singular(inside);
  // The paper's bound: no more words than the short form has characters and five, nor than twice as many.
  const most = Math.min(shortForm.length + 5, shortForm.length * 2);
  const candidate = before.split(' ').slice(-most).join(' ');
  const found = longForm(shortForm, candidate);
  if (found === null) return null;
  const expansion = unquoted(found);
  return checked(shortForm, shortForm === inside ? expansion : singularWords(expansion));
}

/** "MLP (multi-layer perceptron)": here the expansion's limits are known, and all of it must be meant. */
function shortFormFirst(inside: string, before: string): Abbreviation | null {
  const last = unquoted(before.split(' ').at(-1) ?? '');
  if (!isShortForm(last) || !/[\s-]/.test(inside)) return null;
  const shortForm = singular(last);
  const words = inside.split(' ').length;
  if (words > Math.min(shortForm.length + 5, shortForm.length * 2)) return null;
  if (!standsForAll(shortForm, inside)) return null;
  return checked(shortForm, shortForm === last ? inside : singularWords(inside));
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

/** What stands in brackets, at commas and semicolons; the first without the words that introduce it. */
function partsOf(inside: string): { first: string; others: string[] } {
  const [part = '', ...others] = inside.replace(/\s+/g, ' ').split(/[,;]/);
  return {
    first: unquoted(part.trim().replace(INTRODUCED, '')),
    others: others.map((other) => other.trim()),
  };
}

/** "multi-layer perceptron" begins its words with the letters of MLP. */
function hasInitials({ shortForm, expansion }: Abbreviation): boolean {
  const initials = expansion.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? [];
  return initials.join('').toLowerCase() === shortForm.toLowerCase();
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
