import { SMALL_CORPUS } from '../sample/sample';
import type { Statistics } from './sql';

/** What was last heard of all papers, and of each word that was asked for. */
type Memory = { totals: Omit<Statistics, 'counts' | 'codes'> | null; words: Map<string, Word> };
type Word = { papers: number; code: string };

/** More than are asked for in a month, of which each takes some hundred bytes. */
const MOST_WORDS = 50_000;

// The app has several copies of this module; what one heard all may know.
const shared = globalThis as { broadsheetStatistics?: Memory };

export function remember({ counts, codes, ...totals }: Statistics): void {
  shared.broadsheetStatistics ??= { totals: null, words: new Map() };
  const { words } = shared.broadsheetStatistics;
  if (words.size > MOST_WORDS) words.clear();
  shared.broadsheetStatistics.totals = totals;
  for (const [lexeme, papers] of counts) words.set(lexeme, { papers, code: codes.get(lexeme) ?? '' });
}

/** What was last heard of these lexemes; null where one of them is new, or so few papers are there that asking costs little. */
export function recall(lexemes: string[]): Statistics | null {
  const { totals, words } = shared.broadsheetStatistics ?? {};
  if (!totals || !words || totals.papers <= SMALL_CORPUS) return null;
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

/** A count that is off by such a share changes a weight by a hundredth, */
const SHARE = 0.1;
/** and one of so few papers hardly more. */
const FEW = 3;

/** Whether a search by what was remembered of words is as good as one by what is so now. */
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
