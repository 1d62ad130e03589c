import 'server-only';
import type { Day } from '@/lib/day';
import { keptFor } from '@/lib/kept-for';
import { ofProcess } from '@/lib/of-process';
import type { Codes } from '../analysis/codes';
import { type Check, lexemesOf } from '../matching/match';
import type { Window } from '../matching/sql';
import { getMostVotes, getStatistics, listSpread } from './sql';
import { countAbove, readSpread, windowOf } from './windows';

const MINUTE = 60_000;

/** The codes of all lexemes that a check asks documents for. */
export async function getCodes(check: Check): Promise<Codes> {
  const lexemes = lexemesOf(check);
  return lexemes.length > 0 ? (await getStatistics(lexemes)).codes : new Map();
}

/** How papers are spread over standings, days and votes. A little old does no harm: it only says how far to look. */
export const getSpread = ofProcess('search: spread', () =>
  keptFor(5 * MINUTE, async () => {
    const [rows, mostVotes] = await Promise.all([listSpread(), getMostVotes()]);
    return readSpread(rows, mostVotes);
  }),
);

/**
 * So many of the papers that stand best, among those that are not later than `until`; null where there are no more, or
 * none are asked for.
 */
export async function getBestPart(
  papers: number | null,
  until: Day | null,
): Promise<(Window & { by: 'standing' }) | null> {
  if (papers === null) return null;
  const window = windowOf(await getSpread(), { by: 'standing', from: null, papers, until });
  return window?.by === 'standing' ? window : null;
}

/** The part that stands best of so many times as many papers as there are down to a standing; null where there are no more. */
export async function getWiderPart(
  from: number,
  times: number,
): Promise<(Window & { by: 'standing' }) | null> {
  const papers = countAbove((await getSpread()).standings, from - 1);
  return getBestPart(papers * times, null);
}

/** How many papers are of a later day than one, in all and in its own year. */
export async function countLater(day: Day): Promise<{ later: number; laterInYear: number }> {
  const { days } = await getSpread();
  const later = countAbove(days, day);
  return { later, laterInYear: later - countAbove(days, `${day.slice(0, 4)}-12-31`) };
}
