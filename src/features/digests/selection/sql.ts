import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';

const ids = (rows: unknown) =>
  z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);

/** The topics that most of a reader's bookmarks are on, most first. */
export async function listBookmarkedTopics(userId: string, limit: number): Promise<number[]> {
  return ids(
    await db.$queryRaw`
    SELECT held.topic_id AS id
    FROM bookmarks AS bookmark
    JOIN paper_topics AS held ON held.paper_id = bookmark.paper_id
    WHERE bookmark.user_id = ${userId}
    GROUP BY held.topic_id
    ORDER BY count(*) DESC, held.topic_id
    LIMIT ${limit}
  `,
  );
}

export type Candidate = {
  paperId: number;
  /** It came since the last issue; the others may fill one up. */
  isNew: boolean;
};

type Choice = { issueId: number; subscriberId: number; count: number; now: Date };

/** Gives an issue its papers: the first candidates that its subscriber never got; none where none of these is new. */
export async function insertChoice(
  candidates: Candidate[],
  { issueId, subscriberId, count, now }: Choice,
): Promise<number[]> {
  const paperIds = candidates.map(({ paperId }) => paperId);
  const news = candidates.map(({ isNew }) => isNew);
  return ids(
    await db.$queryRaw`
    WITH candidate AS (
      SELECT given.paper_id, given.is_new, given.place
      FROM unnest(${paperIds}::int[], ${news}::boolean[]) WITH ORDINALITY AS given (paper_id, is_new, place)
      WHERE EXISTS (SELECT FROM papers WHERE id = given.paper_id)
        AND NOT EXISTS (
          SELECT
          FROM digest_papers AS had
          WHERE had.subscriber_id = ${subscriberId} AND had.paper_id = given.paper_id
        )
    ),
    wanted AS (
      SELECT paper_id, (row_number() OVER (ORDER BY place) - 1)::int AS position
      FROM candidate
      WHERE (SELECT bool_or(is_new) FROM candidate)
      ORDER BY place
      LIMIT ${count}
    ),
    -- Another issue of the same subscriber, chosen at the same moment, may take one.
    chosen AS (
      INSERT INTO digest_papers (subscriber_id, paper_id, issue_id, position)
      SELECT ${subscriberId}, paper_id, ${issueId}, position
      FROM wanted
      ON CONFLICT DO NOTHING
      RETURNING paper_id, position
    ),
    noted AS (
      UPDATE digest_issues
      SET chosen_at = ${now}
      WHERE id = ${issueId}
    )
    SELECT paper_id AS id
    FROM chosen
    ORDER BY position
  `,
  );
}
