import { ofProcess } from '@/lib/of-process';
import { SMALL_CORPUS } from '../sample/sample';
import type { Statistics } from './sql';

/** What was last heard of all papers, and of each word that was asked for. */
type Memory = { totals: Omit<Statistics, 'counts' | 'codes'> | null; words: Map<string, Word> };
type Word = { papers: number; code: string };

/** Each takes some hundred bytes. */
const MOST_WORDS = 50_000;

const memory = ofProcess<Memory>('search: words', () => ({ totals: null, words: new Map() }));

/** Of lexemes that were asked for what was heard; of those that no paper has it is nothing. */
export function remember(lexemes: string[], { counts, codes, ...totals }: Statistics): void {
  const { words } = memory;
  if (words.size > MOST_WORDS) words.clear();
  memory.totals = totals;
  for (const lexeme of lexemes) {
    const [papers, code] = [counts.get(lexeme), codes.get(lexeme)];
    if (papers === undefined || code === undefined) words.delete(lexeme);
    else words.set(lexeme, { papers, code });
  }
}

/** As a process that has just begun. */
export function forget(): void {
  memory.totals = null;
  memory.words.clear();
}

/** What was last heard of these lexemes; null where one of them is new, or so few papers are there that asking costs little. */
export function recall(lexemes: string[]): Statistics | null {
  const { totals, words } = memory;
  if (!totals || totals.papers <= SMALL_CORPUS) return null;
  const counts = new Map<string, number>();
  const codes = new Map<string, string>();
  for (const lexeme of lexemes) {
    const word = words.get(lexeme);
    if (!word) return null;
    counts.set(lexeme, word.papers);
    codes.set(lexeme, word.code);
  }
  return { ...totals, counts, codes };
}

/** How far a search looks is hardly another where counts are off by such a share, */
const SHARE = 0.1;
/** or are of so few papers. */
const FEW = 3;

/**
 * Whether a search by what was remembered of words looks where it should: for the same codes, and about as far. What words are
 * worth is taken from what is so now in any case.
 */
export function stillHolds(remembered: Statistics, now: Statistics): boolean {
  if (!isAbout(remembered.papers, now.papers)) return false;
  for (const [lexeme, papers] of remembered.counts)
    if (remembered.codes.get(lexeme) !== now.codes.get(lexeme) || !isAbout(papers, now.counts.get(lexeme)))
      return false;
  return true;
}

function isAbout(then: number, now: number | undefined): boolean {
  return now !== undefined && Math.abs(now - then) <= Math.max(FEW, SHARE * now);
}
