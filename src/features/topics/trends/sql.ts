import 'server-only';
import { z } from 'zod';
import { type Day, type DayRange, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { FEWEST_PAPERS, type TopicCounts, type Totals } from './change';
import type { Periods } from './periods';

/** The newest day up to a given one on which a paper appeared or was featured; null where there is none. */
export async function findNewestDay(until: Day): Promise<Day | null> {
  const rows = await db.$queryRaw`
    SELECT greatest(
      (
        SELECT (published_at AT TIME ZONE 'UTC')::date
        FROM papers
        WHERE published_at < ${dayToDate(until)}::timestamptz + interval '1 day' AND published_precision <> 'year'
        ORDER BY published_at DESC
        LIMIT 1
      ),
      (SELECT max(day) FROM edition_entries WHERE day <= ${dayToDate(until)}::date)
    ) AS day
  `;
  const [row] = z.array(z.object({ day: z.date().nullable() })).parse(rows);
  return row?.day ? dayOf(row.day) : null;
}

/**
 * How many papers appeared in each period: by days of their own index, of what is not dated by that of its edition; see
 * `paper_day` in the migrations.
 */
export async function countPapers({ recent, before }: Periods): Promise<Totals> {
  const [ofRecent, ofBefore] = await Promise.all([countPapersOf(recent), countPapersOf(before)]);
  return { recent: ofRecent, before: ofBefore };
}

async function countPapersOf({ first, last }: DayRange): Promise<number> {
  const rows = await db.$queryRaw`
    SELECT (
      (
        SELECT count(*)
        FROM papers
        WHERE published_at >= ${dayToDate(first)}::timestamptz
          AND published_at < ${dayToDate(last)}::timestamptz + interval '1 day'
          AND published_precision <> 'year'
      )
      + (
        SELECT count(*)
        FROM edition_entries AS entry
        JOIN papers AS paper ON paper.id = entry.paper_id AND paper.edition_day = entry.day
        WHERE entry.day BETWEEN ${dayToDate(first)}::date AND ${dayToDate(last)}::date
          AND (paper.published_at IS NULL OR paper.published_precision = 'year')
      )
    )::int AS papers
  `;
  return z.array(z.object({ papers: z.number() })).parse(rows)[0]?.papers ?? 0;
}

const topicRow = z.object({ slug: z.string(), name: z.string(), recent: z.number(), before: z.number() });

/** How many papers each topic has in the two periods, counted in the index of topics and days; those with some only. */
export async function countTopics({ recent, before }: Periods): Promise<TopicCounts[]> {
  const rows = await db.$queryRaw`
    SELECT topic.slug, topic.name, counted.recent, counted.before
    FROM topics AS topic
    CROSS JOIN LATERAL (
      SELECT
        count(*) FILTER (WHERE held.day >= ${dayToDate(recent.first)}::date)::int AS recent,
        count(*) FILTER (WHERE held.day < ${dayToDate(recent.first)}::date)::int AS before
      FROM paper_topics AS held
      WHERE held.topic_id = topic.id
        AND held.day BETWEEN ${dayToDate(before.first)}::date AND ${dayToDate(recent.last)}::date
    ) AS counted
    WHERE topic.paper_count >= ${FEWEST_PAPERS} AND counted.recent + counted.before > 0
  `;
  return z.array(topicRow).parse(rows);
}
