import 'server-only';
import { z } from 'zod';
import { db, Prisma, type Transaction } from '@/lib/db';
import type { TopicForm } from '../form-finder';
import { spellings } from '../spelling';

const idRow = z.object({ id: z.number() });
const candidateRow = idRow.extend({
  title: z.string(),
  abstract: z.string().nullable(),
  summary: z.string().nullable(),
  has: z.boolean(),
});
export type Candidate = z.infer<typeof candidateRow>;

/**
 * The papers with ids after one and up to another that have a topic, or may write one of its forms: more than do, for
 * the matcher decides.
 */
export async function listCandidates(given: {
  topicId: number;
  forms: TopicForm[];
  after: number;
  until: number;
}): Promise<Candidate[]> {
  const pattern = patternOf(given.forms);
  const rows = await db.$queryRaw`
    SELECT
      paper.id,
      paper.title_text AS title,
      paper.abstract_text AS abstract,
      paper.summary,
      held.paper_id IS NOT NULL AS has
    FROM papers AS paper
    LEFT JOIN paper_topics AS held ON held.paper_id = paper.id AND held.topic_id = ${given.topicId}
    WHERE paper.id > ${given.after} AND paper.id <= ${given.until}
      AND (
        held.paper_id IS NOT NULL
        OR (${pattern}::text IS NOT NULL AND concat_ws(' ', paper.title_text, paper.abstract_text, paper.summary) ~* ${pattern})
      )
    ORDER BY paper.id
  `;
  return z.array(candidateRow).parse(rows);
}

export async function giveTopic(topicId: number, papers: number[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO paper_topics (paper_id, topic_id)
    SELECT paper.id, ${topicId}::int
    FROM papers AS paper
    WHERE paper.id = ANY(${papers})
    ON CONFLICT DO NOTHING
  `;
}

export async function takeTopic(topicId: number, papers: number[]): Promise<void> {
  await db.$executeRaw`DELETE FROM paper_topics WHERE topic_id = ${topicId} AND paper_id = ANY(${papers})`;
}

/** Forgets the senses of a topic that have the abbreviation, or the expansion as their commonest. */
export async function dropSenses(
  tx: Transaction,
  topicId: number,
  given: { abbreviation: string; expansion: string },
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM topic_senses
    WHERE topic_id = ${topicId} AND (short_key = ${given.abbreviation} OR keys[1] = ${given.expansion})
  `;
}

/** Moves everything of a topic to another, and removes it. Gives the papers that had it. */
export async function moveTopic(
  tx: Transaction,
  { from, into }: { from: number; into: number },
): Promise<number[]> {
  const rows = await tx.$queryRaw`
    DELETE FROM paper_topics
    WHERE topic_id = ${from}
    RETURNING paper_id AS id
  `;
  const papers = z
    .array(idRow)
    .parse(rows)
    .map(({ id }) => id);
  await tx.$executeRaw`
    INSERT INTO paper_topics (paper_id, topic_id)
    SELECT moved.id, ${into}::int
    FROM unnest(${papers}::int[]) AS moved (id)
    ON CONFLICT DO NOTHING
  `;
  // What was said of it was said by the operator, who merges: learning does not take it away again.
  await tx.$executeRaw`
    INSERT INTO topic_forms (topic_id, form, kind, key, origin)
    SELECT ${into}::int, form, kind, key, 'operator'
    FROM topic_forms
    WHERE topic_id = ${from} AND removed_at IS NULL
    ON CONFLICT DO NOTHING
  `;
  for (const table of [Prisma.sql`topic_aliases`, Prisma.sql`topic_senses`]) {
    await tx.$executeRaw`UPDATE ${table} SET topic_id = ${into} WHERE topic_id = ${from}`;
  }
  await tx.$executeRaw`DELETE FROM topics WHERE id = ${from}`;
  return papers;
}

/** A regular expression that every way of writing the forms matches, hyphens, spaces and plurals aside; null of none. */
function patternOf(forms: TopicForm[]): string | null {
  const written = forms.flatMap(({ form, kind }) => (kind === 'expansion' ? spellings(form) : [form]));
  const words = written
    .map((form) => form.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((found) => found.length > 0);
  if (words.length === 0) return null;
  // The stem decides, not the ending: "policy" and "policies", "quantisation" and "quantization".
  const loose = words.map((found) =>
    found.map((word) => word.replace(/(?<=.{4})[ys]$/i, '').replace(/i[sz](?=ation|ing|ed?)/i, 'i[sz]')),
  );
  return loose.map((found) => `\\m${found.join('[[:alpha:]]{0,3}[^[:alnum:]]*')}`).join('|');
}
