import 'server-only';
import { listPaperCards, type PaperCard } from '@/features/papers/queries';
import { type Day, type DayRange, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import type { ClosingRule } from './closing';
import {
  countByDay,
  type DayCount,
  listCurators,
  listTopicCounts,
  rankInRange,
  type TopicCount,
} from './sql';

/** Papers on one page of a list. A day is always whole. */
export const PAGE_SIZE = 50;
const TOPICS_IN_RAIL = 8;

/** The newest day that has papers, or null where there is none. */
export async function getLatestEditionDay(): Promise<Day | null> {
  const entry = await db.editionEntry.findFirst({ orderBy: { day: 'desc' }, select: { day: true } });
  return entry && dayOf(entry.day);
}

/** The nearest days with papers before and after a range; what "previous" and "next" lead to. */
export async function getNeighbours(range: DayRange): Promise<{ previous: Day | null; next: Day | null }> {
  const [before, after] = await Promise.all([
    db.editionEntry.findFirst({
      where: { day: { lt: dayToDate(range.first) } },
      orderBy: { day: 'desc' },
      select: { day: true },
    }),
    db.editionEntry.findFirst({
      where: { day: { gt: dayToDate(range.last) } },
      orderBy: { day: 'asc' },
      select: { day: true },
    }),
  ]);
  return { previous: before && dayOf(before.day), next: after && dayOf(after.day) };
}

/** A page of papers and how many there are in all. */
export type PaperPage = { papers: PaperCard[]; total: number; page: number; pages: number };

/** What a day, a week or a month presents. */
export type Edition = PaperPage & {
  range: DayRange;
  /** Who put it together, most active first. */
  curators: string[];
  topics: TopicCount[];
  previous: Day | null;
  next: Day | null;
};

/** The papers featured in a range of days, by votes, then score. `page` counts from 1; a day has one page only. */
export async function getEdition(range: DayRange, page = 1): Promise<Edition> {
  const size = range.first === range.last ? Number.MAX_SAFE_INTEGER : PAGE_SIZE;
  const [ranked, neighbours, curators, topics] = await Promise.all([
    rankInRange({ range, order: 'votes', limit: size, offset: (page - 1) * PAGE_SIZE }),
    getNeighbours(range),
    listCurators(range),
    listTopicCounts(range, TOPICS_IN_RAIL),
  ]);
  const papers = await listPaperCards(ranked.ids);
  const pages = pagesOf(ranked.total, size);
  return { range, papers, total: ranked.total, page, pages, curators, topics, ...neighbours };
}

/** At least one: an empty list has a page that says so. */
export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

/** Since when a day's edition is final and by which rule, null for both while it fills; null where there is none. */
export async function getClosing(
  day: Day,
): Promise<{ finalAt: Date | null; rule: ClosingRule | null } | null> {
  const edition = await db.edition.findUnique({
    where: { day: dayToDate(day) },
    select: { finalAt: true, finalRule: true },
  });
  return edition && { finalAt: edition.finalAt, rule: edition.finalRule };
}

/** The days of a range that have papers, for the calendar. */
export async function listEditionDays(range: DayRange): Promise<DayCount[]> {
  return countByDay(range);
}

/** A day that has papers: how many, and since when it is final and by which rule; null for both while it fills. */
export type DayState = DayCount & { finalAt: Date | null; rule: ClosingRule | null };

/** The days of a range that have papers, first to last, and how it stands with each. */
export async function listDayStates(range: DayRange): Promise<DayState[]> {
  const [counts, editions] = await Promise.all([
    countByDay(range),
    db.edition.findMany({
      where: { day: { gte: dayToDate(range.first), lte: dayToDate(range.last) }, finalAt: { not: null } },
      select: { day: true, finalAt: true, finalRule: true },
    }),
  ]);
  const final = new Map(editions.map((edition) => [dayOf(edition.day), edition]));
  return counts.map((each) => {
    const edition = final.get(each.day);
    return { ...each, finalAt: edition?.finalAt ?? null, rule: edition?.finalRule ?? null };
  });
}

/** A paper's 1-based rank in a day's edition, and how many papers that has; null where it is not in it. */
export async function getPlace(paperId: number, day: Day): Promise<{ place: number; total: number } | null> {
  const { ids, total } = await rankInRange({
    range: { first: day, last: day },
    order: 'votes',
    limit: Number.MAX_SAFE_INTEGER,
    offset: 0,
  });
  const place = ids.indexOf(paperId) + 1;
  return place > 0 ? { place, total } : null;
}
