import 'server-only';
import { z } from 'zod';
import { type Day, type DayRange, dayOf, dayToDate } from '@/lib/day';
import { db, Prisma } from '@/lib/db';

/** A part of a ranking. */
export type Slice = { limit: number; offset: number };
export type Ranked = { ids: number[]; total: number };

const rankedRow = z.object({ id: z.number(), total: z.number() });

/** Rows of ids, each with how many there are in all. */
export function ranked(rows: unknown): Ranked {
  const parsed = z.array(rankedRow).parse(rows);
  return { ids: parsed.map((row) => row.id), total: parsed[0]?.total ?? 0 };
}

const VOTES = Prisma.sql`COALESCE(search.votes, (SELECT vote_count FROM papers WHERE id = entry.paper_id))`;
const SCORE = Prisma.sql`COALESCE(search.score, (SELECT score FROM papers WHERE id = entry.paper_id))`;
const ORDERS = {
  votes: Prisma.sql`${VOTES} DESC, ${SCORE} DESC, entry.paper_id`,
  score: Prisma.sql`${SCORE} DESC, entry.paper_id DESC`,
};

type RangeSlice = Slice & { range: DayRange; order: keyof typeof ORDERS };

/**
 * Papers featured in the range, each once, by votes, then score, or by score alone. `total` is 0 beyond the last row. What
 * they are ordered by is read from `paper_search`, a third as wide as `papers`; a paper that is not indexed yet has none.
 */
export async function rankInRange({ range, order, limit, offset }: RangeSlice): Promise<Ranked> {
  return ranked(
    await db.$queryRaw`
    SELECT entry.paper_id AS id, count(*) OVER ()::int AS total
    FROM (
      SELECT DISTINCT paper_id
      FROM edition_entries
      WHERE day BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date
    ) AS entry
    LEFT JOIN paper_search AS search USING (paper_id)
    ORDER BY ${ORDERS[order]}
    LIMIT ${limit}
    OFFSET ${offset}
  `,
  );
}

const topicCountRow = z.object({ slug: z.string(), name: z.string(), count: z.number() });
export type TopicCount = z.infer<typeof topicCountRow>;

/** The topics of the papers featured in the range, most papers first. */
export async function listTopicCounts(range: DayRange, limit: number): Promise<TopicCount[]> {
  const rows = await db.$queryRaw`
    WITH featured AS MATERIALIZED (
      SELECT DISTINCT paper_id
      FROM edition_entries
      WHERE day BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date
    ),
    counted AS (
      SELECT topic_id, count(*)::int AS count
      FROM featured
      JOIN paper_topics USING (paper_id)
      GROUP BY topic_id
      -- Names are looked up of these alone: of a month's thousand topics ten are shown.
      ORDER BY count DESC
      FETCH FIRST ${limit} ROWS WITH TIES
    )
    SELECT topic.slug, topic.name, counted.count
    FROM counted
    JOIN topics AS topic ON topic.id = counted.topic_id
    ORDER BY counted.count DESC, topic.name
    LIMIT ${limit}
  `;
  return z.array(topicCountRow).parse(rows);
}

/** Names for the masthead: the curators a source named, else the two who put forward the most papers. */
export async function listCurators(range: DayRange): Promise<string[]> {
  const between = Prisma.sql`BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date`;
  const rows = await db.$queryRaw`
    SELECT named.name
    FROM (
      SELECT unnest(edition.curators) AS name, 1000000 AS weight
      FROM editions AS edition
      WHERE edition.day ${between}
      UNION ALL
      SELECT entry.submitted_by_name, 1
      FROM edition_entries AS entry
      WHERE entry.day ${between} AND entry.submitted_by_name IS NOT NULL
    ) AS named
    GROUP BY named.name
    ORDER BY sum(named.weight) DESC, named.name
    LIMIT 2
  `;
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map((row) => row.name);
}

const dayCountRow = z.object({ day: z.date().transform(dayOf), count: z.number() });
export type DayCount = { day: Day; count: number };

export async function countByDay(range: DayRange): Promise<DayCount[]> {
  const rows = await db.$queryRaw`
    SELECT entry.day, count(*)::int AS count
    FROM edition_entries AS entry
    WHERE entry.day BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date
    GROUP BY entry.day
    ORDER BY entry.day
  `;
  return z.array(dayCountRow).parse(rows);
}
