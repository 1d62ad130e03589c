import 'server-only';
import { nextBusinessDay } from '@/features/editions/closing';
import { addDays, type Day, type DayRange, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { type Cell, cellOf } from './cell';
import { type ListRow, listMissing, listRows } from './lists/sql';

/** A column of the coverage of a month: a source, and one of its categories where it has any. */
export type CoverageColumn = { source: string; category: string };

export type CoverageRow = { day: Day; cells: Cell[] };

/**
 * What was announced and what is held on the days of a range, the newest first, a cell for each column. What is
 * deleted at the source is not announced.
 */
export async function getCoverage(
  range: DayRange,
  { columns, now }: { columns: readonly CoverageColumn[]; now: Date },
): Promise<CoverageRow[]> {
  // The day after the last tells whether that is closed.
  const rows = await listRows({ first: range.first, last: nextBusinessDay(range.last) });
  const listed = rows.filter(({ kind }) => kind !== 'deleted');
  const of = ({ source, category }: CoverageColumn, day: Day) =>
    listed.filter((row) => row.day === day && row.source === source && row.category === category);
  const days: CoverageRow[] = [];
  for (let day = range.last; day >= range.first; day = addDays(day, -1)) {
    const cells = columns.map((column) => {
      const nextListedAt = of(column, nextBusinessDay(day))[0]?.listedAt ?? null;
      return cellOf(sumOf(day, of(column, day)), { source: column.source, day, now, nextListedAt });
    });
    days.push({ day, cells });
  }
  return days;
}

/** The lists of a day and category as one; it is as old as the oldest of them. */
function sumOf(day: Day, rows: ListRow[]) {
  if (rows.length === 0) return null;
  const asked = rows.flatMap(({ askedAt }) => askedAt?.getTime() ?? []);
  const sum = (name: 'count' | 'known' | 'held') => rows.reduce((total, row) => total + row[name], 0);
  const askedAt = asked.length === rows.length ? new Date(Math.min(...asked)) : null;
  return { day, count: sum('count'), known: sum('known'), held: sum('held'), askedAt };
}

/** The categories of a source that have lists in a range of days, besides those that are followed. */
export async function listColumns(
  range: DayRange,
  followed: readonly CoverageColumn[],
): Promise<CoverageColumn[]> {
  const found = await db.sourceList.findMany({
    where: { day: { gte: dayToDate(range.first), lte: dayToDate(range.last) } },
    distinct: ['source', 'category'],
    select: { source: true, category: true },
    orderBy: [{ source: 'asc' }, { category: 'asc' }],
  });
  const isFollowed = (column: CoverageColumn) =>
    followed.some(({ source, category }) => source === column.source && category === column.category);
  return [...followed, ...found.filter((column) => !isFollowed(column))];
}

/** A list of a day: how long it is, how much of it is held, and when it was read. */
export type ListLine = Omit<ListRow, 'day'> & { missing: string[] };

/** Ids of a list that are shown one by one. */
const MISSING_SHOWN = 500;

/** All that sources listed for a day, each with what is missing of it, and when it was asked for again. */
export async function getDayCoverage(day: Day) {
  const [rows, missing, refetches] = await Promise.all([
    listRows({ first: day, last: day }),
    listMissing(day),
    db.sourceRefetch.findMany({
      where: { day: dayToDate(day) },
      select: { source: true, requestedAt: true, finishedAt: true, outcome: true },
    }),
  ]);
  const missingOf = (row: ListRow) =>
    missing
      .filter(
        ({ source, category, kind }) =>
          source === row.source && category === row.category && kind === row.kind,
      )
      .map(({ id }) => id);
  const lists = rows.map(
    ({ day: _, ...row }): ListLine => ({
      ...row,
      missing: missingOf({ day, ...row }).slice(0, MISSING_SHOWN),
    }),
  );
  return { day, lists, refetches };
}
export type DayCoverage = Awaited<ReturnType<typeof getDayCoverage>>;

/** The ids that a source listed for a day and that are not here, each once. */
export async function listMissingIds(day: Day, source: string): Promise<string[]> {
  const missing = await listMissing(day);
  return [...new Set(missing.filter((each) => each.source === source).map(({ id }) => id))];
}
