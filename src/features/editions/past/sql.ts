import 'server-only';
import { z } from 'zod';
import { type Day, type DayRange, dayOf, dayToDate } from '@/lib/day';
import { db, Prisma } from '@/lib/db';
import { starGains } from '../snapshots/sql';

/** A snapshot that was taken: the minute it stands for, and when exactly. */
export type TakenSnapshot = { at: Date; takenAt: Date };

/** The newest day that had an edition when a snapshot was taken. */
export async function findLatestDayAt({ takenAt }: TakenSnapshot): Promise<Day | null> {
  const rows = await db.$queryRaw`
    SELECT entry.day
    FROM edition_entries AS entry
    WHERE entry.created_at <= ${takenAt}::timestamptz
    ORDER BY entry.day DESC
    LIMIT 1
  `;
  const [row] = z.array(z.object({ day: z.date() })).parse(rows);
  return row ? dayOf(row.day) : null;
}

/** The orders of the boards as they are now, over what was counted then. */
const ORDERS = {
  votes: Prisma.sql`votes DESC, score DESC, id`,
  score: Prisma.sql`score DESC, id DESC`,
  stars: Prisma.sql`stars_gained DESC, score DESC, id DESC`,
};

const pastRow = z.object({
  id: z.number(),
  votes: z.number(),
  comments: z.number(),
  starsGained: z.number(),
  editionDay: z
    .date()
    .nullable()
    .transform((day) => day && dayOf(day)),
  total: z.number(),
});
/** What a paper had at a snapshot. */
export type PastRow = z.infer<typeof pastRow>;

type PastSlice = {
  snapshot: TakenSnapshot;
  order: keyof typeof ORDERS;
  /** Null: all days that had editions, or by stars all papers. */
  range: DayRange | null;
  limit: number;
  offset: number;
  /** Of a ranking no more than so many are listed or counted. */
  most: number;
};

/**
 * A ranking as it was at a snapshot, by `paper_score` of what papers had then. The gains are of the repositories that papers
 * link now. An edition has the papers that were put into it by then, a paper once.
 */
export async function rankAt({ snapshot, order, range, limit, offset, most }: PastSlice): Promise<PastRow[]> {
  const { at, takenAt } = snapshot;
  const candidates = range
    ? Prisma.sql`
        SELECT DISTINCT entry.paper_id AS id
        FROM edition_entries AS entry
        WHERE entry.day BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date
          AND entry.created_at <= ${takenAt}::timestamptz`
    : order === 'stars'
      ? Prisma.sql`SELECT gains.paper_id AS id FROM gains`
      : Prisma.sql`SELECT paper.id FROM papers AS paper WHERE paper.edition_day IS NOT NULL`;
  const rows = await db.$queryRaw`
    WITH ${starGains(at)},
    candidate AS (${candidates}),
    counted AS (
      SELECT
        candidate.id,
        COALESCE(had.votes, 0) AS votes,
        COALESCE(had.comments, 0) AS comments,
        COALESCE(gains.stars, 0) AS stars_gained,
        had.edition_day,
        paper_score(
          COALESCE(had.votes, 0), COALESCE(had.comments, 0), COALESCE(gains.stars, 0), had.edition_day
        ) AS score
      FROM candidate
      LEFT JOIN LATERAL (
        SELECT snapshot.votes, snapshot.comments, snapshot.edition_day
        FROM paper_snapshots AS snapshot
        WHERE snapshot.paper_id = candidate.id AND snapshot.at <= ${at}::timestamptz
        ORDER BY snapshot.at DESC
        LIMIT 1
      ) AS had ON TRUE
      LEFT JOIN gains ON gains.paper_id = candidate.id
      WHERE ${order === 'stars' ? Prisma.sql`TRUE` : Prisma.sql`had.edition_day IS NOT NULL`}
    ),
    listed AS (
      SELECT *
      FROM counted
      ORDER BY ${ORDERS[order]}
      LIMIT ${most}
    )
    SELECT
      id,
      votes,
      comments,
      stars_gained AS "starsGained",
      edition_day AS "editionDay",
      count(*) OVER ()::int AS total
    FROM listed
    ORDER BY ${ORDERS[order]}
    LIMIT ${limit}
    OFFSET ${offset}
  `;
  return z.array(pastRow).parse(rows);
}
