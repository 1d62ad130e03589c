import 'server-only';
import { z } from 'zod';
import { addDays, dayOf, dayToDate } from '@/lib/day';
import { readRows } from '@/lib/sql';
import type { Codes } from '../analysis/codes';
import type { Check } from '../matching/match';
import { asked } from '../matching/sql';

/** Papers published, or featured, longer ago are old though they came just now: somebody filled in the past. */
const RECENT_DAYS = 30;

export type ArrivalQuery = {
  check: Check;
  codes: Codes;
  userId: string | null;
  since: Date;
  limit: number;
};

/** Papers that came, or were featured, after an instant and satisfy a check; by score, without those that were withdrawn. */
export async function rankArrivals({ check, since, limit, ...asking }: ArrivalQuery): Promise<number[]> {
  const recent = dayToDate(addDays(dayOf(since), -RECENT_DAYS));
  const rows = await readRows`
    WITH arrived AS (
      SELECT id
      FROM papers
      WHERE created_at > ${since} AND (published_at >= ${recent} OR edition_day >= ${recent}::date)
      UNION
      SELECT paper_id
      FROM edition_entries
      WHERE day >= ${recent}::date AND created_at > ${since}
    )
    SELECT paper.id
    FROM arrived
    JOIN papers AS paper ON paper.id = arrived.id
    JOIN paper_search AS search ON search.paper_id = paper.id
    WHERE paper.withdrawn_at IS NULL AND ${asked(check, { ...asking, atHand: true })}
    ORDER BY paper.score DESC, paper.published_at DESC NULLS LAST, paper.id DESC
    LIMIT ${limit}
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}
