import 'server-only';
import { z } from 'zod';
import { addDays, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';

/** Papers that come into an edition later than this after its day are old news. */
const LATE_DAYS = 7;

const arrival = z.object({ paperId: z.number(), isNew: z.boolean() });
export type Arrival = z.infer<typeof arrival>;

/**
 * Papers featured on the day of an instant and since, and what came into the editions of the week before it after that
 * instant; by score, without those that were withdrawn. `isNew`: it came after the instant.
 */
export async function rankFeaturedSince(since: Date, limit: number): Promise<Arrival[]> {
  const first = dayOf(since);
  const rows = await db.$queryRaw`
    SELECT paper.id AS "paperId", entry.is_new AS "isNew"
    FROM (
      SELECT paper_id, bool_or(created_at > ${since}) AS is_new
      FROM edition_entries
      WHERE day >= ${dayToDate(first)}::date
        OR (day >= ${dayToDate(addDays(first, -LATE_DAYS))}::date AND created_at > ${since})
      GROUP BY paper_id
    ) AS entry
    JOIN papers AS paper ON paper.id = entry.paper_id
    WHERE paper.withdrawn_at IS NULL
    ORDER BY paper.score DESC, paper.id DESC
    LIMIT ${limit}
  `;
  return z.array(arrival).parse(rows);
}
