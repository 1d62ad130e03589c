import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';

/** Points of a course, equally far apart in time. */
const POINTS = 24;

const course = z.object({
  paperId: z.number(),
  /** From the first snapshot that has something of the paper to the last. */
  from: z.date(),
  to: z.date(),
  votes: z.array(z.number()),
});
export type VoteCourse = z.infer<typeof course>;

type Asked = { paperIds: number[]; until: Date | null; fewest: number };

/** The votes of papers at equal steps from their first snapshot to their last, of those that have so many. */
export async function listVoteCourses({ paperIds, until, fewest }: Asked): Promise<VoteCourse[]> {
  const rows = await db.$queryRaw`
    SELECT
      span.paper_id AS "paperId",
      span.first AS "from",
      span.last AS "to",
      ARRAY(
        SELECT (
          SELECT snapshot.votes
          FROM paper_snapshots AS snapshot
          WHERE snapshot.paper_id = span.paper_id
            AND snapshot.at <= span.first + (span.last - span.first) * (step / ${POINTS - 1}::float8)
          ORDER BY snapshot.at DESC
          LIMIT 1
        )
        FROM generate_series(0, ${POINTS - 1}::int) AS step
        ORDER BY step
      ) AS votes
    FROM (
      SELECT paper_id, min(at) AS first, max(at) AS last
      FROM paper_snapshots
      WHERE paper_id = ANY (${paperIds}::int[]) AND at <= COALESCE(${until}::timestamptz, 'infinity')
      GROUP BY paper_id
      HAVING count(*) >= ${fewest}
    ) AS span
  `;
  return z.array(course).parse(rows);
}
