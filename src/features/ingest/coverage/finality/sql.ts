import 'server-only';
import { z } from 'zod';
import { type Day, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';

const editionRow = z.object({
  day: z.date().transform(dayOf),
  isFinal: z.boolean(),
  /** Who filled it: "huggingface", "arxiv", "text". */
  sources: z.array(z.string()),
});

/** The editions that are not final, and those from a day on that may fill again. */
export async function listUnsettled(from: Day): Promise<z.infer<typeof editionRow>[]> {
  const rows = await db.$queryRaw`
    SELECT
      edition.day,
      edition.final_at IS NOT NULL AS "isFinal",
      COALESCE((SELECT array_agg(DISTINCT source) FROM edition_entries WHERE day = edition.day), '{}') AS sources
    FROM editions AS edition
    WHERE edition.final_at IS NULL OR edition.day >= ${dayToDate(from)}::date
    ORDER BY edition.day
  `;
  return z.array(editionRow).parse(rows);
}

const readRow = z.object({
  day: z.date().transform(dayOf),
  askedAt: z.date().nullable(),
  listedAt: z.date().nullable(),
});
export type DayRead = z.infer<typeof readRow>;

/**
 * Of these days: when the category of a source that was read longest ago was, null where one of them never was; and
 * when any was first seen to have papers.
 */
export async function listReads(
  source: string,
  categories: readonly string[],
  days: readonly Day[],
): Promise<DayRead[]> {
  const rows = await db.$queryRaw`
    SELECT
      list.day,
      CASE WHEN count(DISTINCT list.category) = ${categories.length}::int AND bool_and(list.asked_at IS NOT NULL)
        THEN min(list.asked_at)
      END AS "askedAt",
      min(list.listed_at) AS "listedAt"
    FROM source_lists AS list
    WHERE list.source = ${source}
      AND list.category = ANY (${categories}::text[])
      AND list.day = ANY (${days.map(dayToDate)}::date[])
    GROUP BY list.day
  `;
  return z.array(readRow).parse(rows);
}
