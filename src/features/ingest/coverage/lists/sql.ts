import 'server-only';
import { z } from 'zod';
import { type Day, type DayRange, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { LIST_KINDS } from '../schema';

const listRow = z.object({
  day: z.date().transform(dayOf),
  source: z.string(),
  category: z.string(),
  kind: z.enum(LIST_KINDS),
  count: z.number(),
  /** Ids that are kept. */
  known: z.number(),
  /** Of these. */
  held: z.number(),
  listedAt: z.date().nullable(),
  askedAt: z.date().nullable(),
});
export type ListRow = z.infer<typeof listRow>;

/** The lists of a range of days, and how much of each is held. */
export async function listRows(range: DayRange): Promise<ListRow[]> {
  const rows = await db.$queryRaw`
    SELECT
      list.day,
      list.source,
      list.category,
      list.kind::text,
      list.count,
      cardinality(list.ids) AS known,
      (SELECT count(*) FROM papers WHERE arxiv_id = ANY (list.ids))::int AS held,
      list.listed_at AS "listedAt",
      list.asked_at AS "askedAt"
    FROM source_lists AS list
    WHERE list.day BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date
    ORDER BY list.day, list.source, list.category, list.kind
  `;
  return z.array(listRow).parse(rows);
}

const missingRow = listRow.pick({ source: true, category: true, kind: true }).extend({ id: z.string() });

/** What was listed for a day and is not here, but for what its source has deleted. */
export async function listMissing(day: Day): Promise<z.infer<typeof missingRow>[]> {
  const rows = await db.$queryRaw`
    SELECT list.source, list.category, list.kind::text, listed.id
    FROM source_lists AS list
    CROSS JOIN unnest(list.ids) AS listed (id)
    WHERE list.day = ${dayToDate(day)}::date
      AND list.kind <> 'deleted'
      AND NOT EXISTS (SELECT FROM papers WHERE papers.arxiv_id = listed.id)
    ORDER BY list.source, list.category, list.kind, listed.id
  `;
  return z.array(missingRow).parse(rows);
}
