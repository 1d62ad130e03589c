import 'server-only';
import { type DayRange, dayToDate } from '@/lib/day';
import { Prisma, type Transaction } from '@/lib/db';
import { type Listed, MOST_IDS } from './schema';

/** Ids sorted, each once, as many as are kept. */
function rowsOf(lists: readonly Listed[]) {
  const rows = lists.map(({ ids, ...list }) => {
    const distinct = [...new Set(ids)].toSorted();
    return { ...list, count: distinct.length, ids: distinct.slice(0, MOST_IDS) };
  });
  return Prisma.sql`
    jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS list (day date, source text, category text, kind list_kind, count int, ids text[])`;
}

const HELD = Prisma.sql`source_lists AS held (day, source, category, kind, count, ids, listed_at, asked_at)`;

/** Writes lists in place of what they were; a list that had papers once has had them since. */
export async function replaceLists(tx: Transaction, lists: readonly Listed[], askedAt: Date): Promise<void> {
  if (lists.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO ${HELD}
    SELECT
      list.day, list.source, list.category, list.kind, list.count, list.ids,
      CASE WHEN list.count > 0 THEN ${askedAt}::timestamptz END,
      ${askedAt}::timestamptz
    FROM ${rowsOf(lists)}
    ON CONFLICT (day, source, category, kind) DO UPDATE SET
      count = EXCLUDED.count,
      ids = EXCLUDED.ids,
      listed_at = COALESCE(held.listed_at, EXCLUDED.listed_at),
      asked_at = EXCLUDED.asked_at
  `;
}

/** Adds to lists that are being read. Beyond the ids that are kept, `count` is the least that there are. */
export async function addToLists(tx: Transaction, lists: readonly Listed[]): Promise<void> {
  if (lists.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO ${HELD}
    SELECT list.day, list.source, list.category, list.kind, list.count, list.ids, now(), NULL
    FROM ${rowsOf(lists)}
    ON CONFLICT (day, source, category, kind) DO UPDATE SET (count, ids) = (
      SELECT GREATEST(held.count, count(*)::int), COALESCE((array_agg(known.id ORDER BY known.id))[:${MOST_IDS}::int], '{}')
      FROM (SELECT DISTINCT unnest(held.ids || EXCLUDED.ids) AS id) AS known
    )
  `;
}

/** Days without a row get an empty one: they were read, and had nothing. */
export async function markRead(
  tx: Transaction,
  read: { source: string; categories: readonly string[]; range: DayRange; askedAt: Date },
): Promise<void> {
  const { source, categories, range, askedAt } = read;
  const [first, last] = [dayToDate(range.first), dayToDate(range.last)];
  await tx.$executeRaw`
    INSERT INTO ${HELD}
    SELECT day, ${source}, category, 'changed', 0, '{}', NULL, ${askedAt}::timestamptz
    FROM generate_series(${first}::date, ${last}::date, interval '1 day') AS day
    CROSS JOIN unnest(${categories}::text[]) AS category
    ON CONFLICT (day, source, category, kind) DO UPDATE SET asked_at = EXCLUDED.asked_at
  `;
  await tx.$executeRaw`
    UPDATE source_lists
    SET asked_at = ${askedAt}::timestamptz
    WHERE day BETWEEN ${first}::date AND ${last}::date
      AND source = ${source} AND category = ANY (${categories}::text[]) AND kind = 'deleted'
  `;
}

export async function confirmNewest(
  tx: Transaction,
  { source, category }: { source: string; category: string },
  askedAt: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE source_lists AS list
    SET asked_at = ${askedAt}::timestamptz
    WHERE list.source = ${source} AND list.category = ${category} AND list.asked_at IS NOT NULL
      AND list.day = (
        SELECT max(newest.day)
        FROM source_lists AS newest
        WHERE newest.source = ${source} AND newest.category = ${category}
      )
  `;
}
