import type { Expansion } from '@/features/topics/expansions';
import { spellings } from '@/features/topics/spelling';

/** What one part of a query looks for: any of these phrases. */
type Term = { phrases: string[]; excluded: boolean };

/** A query as alternatives (`OR`), each of which asks for all of its terms. */
export type Query = Term[][];

const QUOTES = /["“”„«»]/g;
/** A quoted phrase, or a word; a minus before it excludes it. */
const ATOM = /(?:(?<=^|\s)(?<minus>-+))?(?:"(?<quoted>[^"]*)(?:"|$)|(?<word>[^\s"]+))/g;

type Atom = { start: number; end: number; text: string; kind: 'quoted' | 'word' | 'or'; excluded: boolean };

/** Any text as Postgres and the rules here can take it; places in it stay the same. */
export function plainQuery(text: string): string {
  return text.toWellFormed().replaceAll('\0', ' ').replace(QUOTES, '"');
}

/**
 * The part of a query that may be widened to what else means the same: quotes, exclusions and `OR` are crossed out,
 * at the same length, so that places in it are places in the query.
 */
export function widenable(text: string): string {
  let open = '';
  for (const { start, end, kind, excluded } of readAtoms(text)) {
    const crossed = kind !== 'word' || excluded;
    open = open.padEnd(start) + (crossed ? 'x'.repeat(end - start) : text.slice(start, end));
  }
  return open;
}

/** The expansions that stand on their own: in "MLP-Mixer" the abbreviation is part of a name. */
export function standingAlone(text: string, expansions: Expansion[]): Expansion[] {
  return expansions.filter(
    ({ start, end }) => !/[-_]$/.test(text.slice(0, start)) && !/^[-_]/.test(text.slice(end)),
  );
}

/**
 * Reads a query: words, "phrases", `-exclusions` and `OR`, where `OR` joins what stands between it and the next one.
 * Words that an expansion covers look for all of its forms. Any text is a query, perhaps of nothing.
 */
export function readQuery(text: string, expansions: Expansion[]): Query {
  const query: Query = [[]];
  for (const atom of readAtoms(text)) {
    if (atom.kind === 'or') query.push([]);
    else query.at(-1)?.push(...readTerms(atom, text, expansions));
  }
  return query.filter((terms) => terms.length > 0);
}

function readTerms(atom: Atom, text: string, expansions: Expansion[]): Term[] {
  const { start, end, excluded } = atom;
  const term = (phrases: string[]) => (phrases.length > 0 ? [{ phrases, excluded }] : []);
  if (atom.kind === 'quoted') return term(hasWord(atom.text) ? [atom.text] : []);
  if (excluded) return term(wordPhrases(atom.text));
  const terms: Term[] = [];
  let at = start;
  for (const expansion of expansions.filter((candidate) => candidate.start < end && candidate.end > start)) {
    terms.push(...term(wordPhrases(text.slice(at, Math.max(at, expansion.start)))));
    // An expansion of several words is one term, at its first.
    if (expansion.start >= start) terms.push(...term(expansionPhrases(expansion)));
    at = expansion.end;
  }
  return [...terms, ...term(wordPhrases(text.slice(at, Math.max(at, end))))];
}

/** The spellings under which the text-search parser may have filed a word: "GPT-4" as it is, "GPT 4", "GPT4". */
function wordPhrases(word: string): string[] {
  if (!hasWord(word)) return [];
  const parts = word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const joined = parts.length === 2 && /^\S+-\S+$/.test(word) ? [parts.join('')] : [];
  return distinct([word, parts.join(' '), ...joined, ...spellings(word)].flatMap(withPlural));
}

function expansionPhrases({ forms }: Expansion): string[] {
  return distinct(
    forms.flatMap(({ form }) => [...wordPhrases(form), ...spellings(form)]).flatMap(withPlural),
  );
}

/** The English stemmer leaves the s at what has no vowel: "MLPs" and "MLP" are two words to it. */
function withPlural(phrase: string): string[] {
  const last = /(?<![\p{L}\p{N}])[b-df-hj-np-tv-xz]{2,}$/iu.exec(phrase)?.[0];
  if (!last) return [phrase];
  return [phrase, /[^s]s$/i.test(last) ? phrase.slice(0, -1) : `${phrase}s`];
}

function readAtoms(text: string): Atom[] {
  return [...text.matchAll(ATOM)].flatMap((match): Atom[] => {
    const { minus, quoted, word } = match.groups ?? {};
    const found = quoted ?? word;
    if (found === undefined) return [];
    const kind = quoted !== undefined ? 'quoted' : found === 'OR' && !minus ? 'or' : 'word';
    const end = match.index + match[0].length;
    return [{ start: match.index, end, text: found, kind, excluded: minus !== undefined }];
  });
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function distinct(phrases: string[]): string[] {
  return [...new Map(phrases.map((phrase) => [phrase.toLowerCase(), phrase])).values()];
}
