import 'server-only';
import { db } from '@/lib/db';
import { idsOf } from '../sql';

/** That a definition, as papers have it, is of a topic; with the names of the database. */
export type TopicDefinition = { short_form: string; expansion: string; topic_id: number };

/**
 * Gives papers of a range of ids the learned topics that their own texts define, as long as a paper has fewer than
 * `most` of the learned ones; of several the best known first. Gives the papers that gained one.
 */
export async function assignDefinitions(
  definitions: TopicDefinition[],
  { range, most }: { range: { after: number; upTo: number }; most: number },
): Promise<number[]> {
  const rows = await db.$queryRaw`
    WITH definition AS MATERIALIZED (
      SELECT each.short_form, each.expansion, topic.id AS topic_id, topic.paper_count
      FROM jsonb_to_recordset(${JSON.stringify(definitions)}::jsonb) AS each (
        short_form text, expansion text, topic_id int
      )
      JOIN topics AS topic ON topic.id = each.topic_id AND topic.origin = 'learned'
    ),
    missing AS (
      SELECT abbreviation.paper_id, definition.topic_id, max(definition.paper_count) AS known
      FROM definition
      JOIN paper_abbreviations AS abbreviation
        ON abbreviation.short_form = definition.short_form AND abbreviation.expansion = definition.expansion
      LEFT JOIN paper_topics AS held
        ON held.paper_id = abbreviation.paper_id AND held.topic_id = definition.topic_id
      WHERE held.paper_id IS NULL
        AND abbreviation.paper_id > ${range.after}
        AND abbreviation.paper_id <= ${range.upTo}
      GROUP BY abbreviation.paper_id, definition.topic_id
    ),
    placed AS (
      SELECT
        missing.paper_id,
        missing.topic_id,
        row_number() OVER (PARTITION BY missing.paper_id ORDER BY missing.known DESC, missing.topic_id)
          + (
            SELECT count(*)
            FROM paper_topics AS held
            JOIN topics AS topic ON topic.id = held.topic_id
            WHERE held.paper_id = missing.paper_id AND topic.origin = 'learned'
          ) AS place
      FROM missing
    ),
    added AS (
      INSERT INTO paper_topics (paper_id, topic_id)
      SELECT placed.paper_id, placed.topic_id
      FROM placed
      WHERE placed.place <= ${most}
      ON CONFLICT DO NOTHING
      RETURNING paper_id
    )
    SELECT DISTINCT paper_id AS id FROM added
  `;
  return idsOf(rows);
}

/** Gives papers topics that they may have already. Gives the papers that gained one. */
export async function assignTopics(named: { paperId: number; topicId: number }[]): Promise<number[]> {
  if (named.length === 0) return [];
  const rows = await db.$queryRaw`
    WITH added AS (
      INSERT INTO paper_topics (paper_id, topic_id)
      SELECT named.paper_id, named.topic_id
      FROM unnest(
        ${named.map(({ paperId }) => paperId)}::int[],
        ${named.map(({ topicId }) => topicId)}::int[]
      ) AS named (paper_id, topic_id)
      ON CONFLICT DO NOTHING
      RETURNING paper_id
    )
    SELECT DISTINCT paper_id AS id FROM added
  `;
  return idsOf(rows);
}
