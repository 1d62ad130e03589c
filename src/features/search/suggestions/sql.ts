import 'server-only';
import { z } from 'zod';
import { readRows } from '@/lib/sql';

/** Rows looked at beyond those kept in memory; what more words would find is found with more words. */
const CANDIDATES = 500;

const counted = z.object({ text: z.string(), count: z.number() });
const title = z.object({ key: z.string(), text: z.string(), score: z.number() });
const topic = z.object({ slug: z.string(), name: z.string(), count: z.number(), forms: z.array(z.string()) });

/** Rows come as one JSON value: of thousands, each would else be read twice. */
function read<Row extends z.ZodType>(row: Row, answer: unknown): z.infer<Row>[] {
  const [{ rows }] = z.tuple([z.object({ rows: z.array(row) })]).parse(answer);
  return rows;
}

/** The authors of the most papers. */
export async function listTopAuthors(limit: number): Promise<z.infer<typeof counted>[]> {
  const answer = await readRows`
    SELECT COALESCE(json_agg(author), '[]') AS rows
    FROM (
      SELECT name AS text, paper_count AS count
      FROM author_names
      ORDER BY paper_count DESC
      LIMIT ${limit}
    ) AS author
  `;
  return read(counted, answer);
}

/** The categories that papers have. */
export async function countCategories(): Promise<z.infer<typeof counted>[]> {
  const answer = await readRows`
    SELECT COALESCE(json_agg(category), '[]') AS rows
    FROM (
      SELECT code AS text, count(*) AS count
      FROM paper_categories
      GROUP BY code
    ) AS category
  `;
  return read(counted, answer);
}

/** The titles of the papers of the highest score. */
export async function listBestTitles(limit: number): Promise<z.infer<typeof title>[]> {
  const answer = await readRows`
    SELECT COALESCE(json_agg(best), '[]') AS rows
    FROM (
      SELECT key, title_text AS text, score
      FROM papers
      ORDER BY score DESC, id DESC
      LIMIT ${limit}
    ) AS best
  `;
  return read(title, answer);
}

/** Topics that have papers, most papers first, with the ways of writing them. */
export async function listWrittenTopics(limit: number): Promise<z.infer<typeof topic>[]> {
  const answer = await readRows`
    SELECT COALESCE(json_agg(written), '[]') AS rows
    FROM (
      SELECT
        topic.slug,
        topic.name,
        topic.paper_count AS count,
        ARRAY(
          SELECT held.form
          FROM topic_forms AS held
          WHERE held.topic_id = topic.id AND held.removed_at IS NULL
          ORDER BY held.kind, held.form
        ) AS forms
      FROM topics AS topic
      WHERE topic.paper_count > 0
      ORDER BY topic.paper_count DESC, topic.id
      LIMIT ${limit}
    ) AS written
  `;
  return read(topic, answer);
}

/** Titles of some papers that have such words: `sought` is the text of a tsquery over `spoken_words`. */
export async function findTitles(sought: string): Promise<z.infer<typeof title>[]> {
  const answer = await readRows`
    SELECT COALESCE(json_agg(found), '[]') AS rows
    FROM (
      SELECT key, title_text AS text, score
      FROM papers
      WHERE spoken_words(title_text) @@ ${sought}::tsquery
      LIMIT ${CANDIDATES}
    ) AS found
  `;
  return read(title, answer);
}

/** Some authors whose name has such words: `sought` is the text of a tsquery over `spoken_words`. */
export async function findAuthors(sought: string): Promise<z.infer<typeof counted>[]> {
  const answer = await readRows`
    SELECT COALESCE(json_agg(found), '[]') AS rows
    FROM (
      SELECT name AS text, paper_count AS count
      FROM author_names
      WHERE spoken_words(name) @@ ${sought}::tsquery
      LIMIT ${CANDIDATES}
    ) AS found
  `;
  return read(counted, answer);
}
