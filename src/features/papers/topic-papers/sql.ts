import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';

/** Papers looked at to find the highest scores: the topic's newest, and the highest of all topics. */
const NEWEST = 1_000;
const HIGHEST = 3_000;

const ids = (rows: unknown) =>
  z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);

/** Some of the papers of a topic, newest first; what has no day comes last. */
export async function rankNewestOfTopic(
  topicId: number,
  { limit, offset }: { limit: number; offset: number },
): Promise<number[]> {
  return ids(
    await db.$queryRaw`
    SELECT held.paper_id AS id
    FROM paper_topics AS held
    WHERE held.topic_id = ${topicId}
    ORDER BY held.day DESC NULLS LAST, held.paper_id DESC
    LIMIT ${limit}
    OFFSET ${offset}
  `,
  );
}

/**
 * The papers of a topic by score, in bounded time whatever its size and age: exact where the topic has no more papers
 * than are looked at, or enough of them are among the highest of all; else the best of its newest, which a score that
 * ages by tens in a year rarely tells apart.
 */
export async function rankTrendingOfTopic(topicId: number, limit: number): Promise<number[]> {
  return ids(
    await db.$queryRaw`
    WITH newest AS (
      SELECT held.paper_id AS id
      FROM paper_topics AS held
      WHERE held.topic_id = ${topicId}
      ORDER BY held.day DESC NULLS LAST, held.paper_id DESC
      LIMIT ${NEWEST}
    ),
    highest AS (
      SELECT paper.id
      FROM papers AS paper
      ORDER BY paper.score DESC, paper.id DESC
      LIMIT ${HIGHEST}
    ),
    candidate AS (
      SELECT id
      FROM newest
      UNION
      SELECT highest.id
      FROM highest
      JOIN paper_topics AS held ON held.paper_id = highest.id AND held.topic_id = ${topicId}
    )
    SELECT paper.id
    FROM candidate
    JOIN papers AS paper ON paper.id = candidate.id
    ORDER BY paper.score DESC, paper.id DESC
    LIMIT ${limit}
  `,
  );
}
