import 'server-only';
import { z } from 'zod';
import { PAPERS_IN_FEED } from '@/features/papers/topic-papers/queries';
import { db } from '@/lib/db';

const told = z.object({ now: z.date(), until: z.date().nullable(), topicsLeft: z.array(z.string()) });
type Told = z.infer<typeof told>;

/** What a hub was told; `until` is null where it was told nothing yet. `now` is the database's, as every `created_at` is. */
export async function readTold(hub: string): Promise<Told> {
  const rows = await db.$queryRaw`
    SELECT now() AS now, held.told_until AS until, COALESCE(held.topics_left, '{}') AS "topicsLeft"
    FROM (SELECT ${hub}::text AS hub) AS wanted
    LEFT JOIN told_hubs AS held ON held.hub = wanted.hub
  `;
  const [row] = z.tuple([told]).parse(rows);
  return row;
}

/** Both together say what is true; whoever knows of less than what is kept changes nothing. */
export async function keepTold(
  hub: string,
  { until, topicsLeft }: { until: Date; topicsLeft: string[] },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO told_hubs AS held (hub, told_until, topics_left)
    VALUES (${hub}, ${until}::timestamptz, ${topicsLeft}::text[])
    ON CONFLICT (hub) DO UPDATE SET
      told_until = EXCLUDED.told_until,
      topics_left = EXCLUDED.topics_left
    WHERE held.told_until <= EXCLUDED.told_until
  `;
}

/** Whether any paper came into an edition after an instant. */
export async function hasNewEntries(since: Date): Promise<boolean> {
  const rows = await db.$queryRaw`
    SELECT EXISTS (SELECT FROM edition_entries WHERE created_at > ${since}::timestamptz) AS found
  `;
  const [row] = z.tuple([z.object({ found: z.boolean() })]).parse(rows);
  return row.found;
}

/**
 * The slugs of the topics whose feeds show papers that came to us, or into an edition, after an instant; those with most
 * of them first. Old papers that arrive late stand further down in most feeds, and change nothing there.
 */
export async function listTopicsWithNews(since: Date): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT topic.slug
    FROM (
      SELECT held.topic_id
      FROM papers AS paper
      JOIN paper_topics AS held ON held.paper_id = paper.id
      WHERE paper.created_at > ${since}::timestamptz
      UNION
      SELECT held.topic_id
      FROM edition_entries AS entry
      JOIN paper_topics AS held ON held.paper_id = entry.paper_id
      WHERE entry.created_at > ${since}::timestamptz
    ) AS touched
    JOIN topics AS topic ON topic.id = touched.topic_id
    CROSS JOIN LATERAL (
      SELECT count(*) AS papers
      FROM (
        SELECT held.paper_id
        FROM paper_topics AS held
        WHERE held.topic_id = topic.id
        ORDER BY held.day DESC NULLS LAST, held.paper_id DESC
        LIMIT ${PAPERS_IN_FEED}
      ) AS shown
      JOIN papers AS paper ON paper.id = shown.paper_id
      WHERE paper.created_at > ${since}::timestamptz
        OR EXISTS (
          SELECT FROM edition_entries AS entry
          WHERE entry.paper_id = paper.id AND entry.created_at > ${since}::timestamptz
        )
    ) AS fresh
    WHERE fresh.papers > 0
    ORDER BY fresh.papers DESC, topic.slug
  `;
  return z
    .array(z.object({ slug: z.string() }))
    .parse(rows)
    .map(({ slug }) => slug);
}
