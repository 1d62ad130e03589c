import 'server-only';
import { z } from 'zod';
import { db, Prisma } from '@/lib/db';
import type { Sought } from './sought';

const pageRow = z.object({
  total: z.number(),
  topics: z.array(
    z.object({
      slug: z.string(),
      name: z.string(),
      count: z.number(),
      abbreviation: z.string().nullable(),
      expansion: z.string().nullable(),
    }),
  ),
});
export type TopicPageRow = z.infer<typeof pageRow>;

/**
 * Topics that have papers, most papers first; of those sought the ones that are called just so before the others. Each
 * with the abbreviation that most papers use and an expansion, where it has them.
 */
export async function listTopicRows(given: {
  sought: Sought | null;
  limit: number;
  offset: number;
}): Promise<TopicPageRow> {
  const { sought, limit, offset } = given;
  const rows = await db.$queryRaw`
    WITH found AS MATERIALIZED (
      SELECT topic.id, topic.slug, topic.name, topic.paper_count, ${sought ? exactly(sought) : Prisma.sql`TRUE`} AS exact
      FROM topics AS topic
      WHERE topic.paper_count > 0 ${sought ? Prisma.sql`AND ${matches(sought)}` : Prisma.empty}
    ),
    page AS (
      SELECT *
      FROM found
      ORDER BY found.exact DESC, found.paper_count DESC, found.name, found.id
      LIMIT ${limit}
      OFFSET ${offset}
    )
    SELECT
      (SELECT count(*)::int FROM found) AS total,
      (
        SELECT COALESCE(json_agg(json_build_object(
          'slug', page.slug, 'name', page.name, 'count', page.paper_count,
          'abbreviation', ${firstForm('abbreviation')}, 'expansion', ${firstForm('expansion')}
        ) ORDER BY page.exact DESC, page.paper_count DESC, page.name, page.id), '[]')
        FROM page
      ) AS topics
  `;
  return pageRow.parse((rows as unknown[])[0]);
}

function firstForm(kind: 'abbreviation' | 'expansion'): Prisma.Sql {
  return Prisma.sql`(
    SELECT held.form
    FROM topic_forms AS held
    LEFT JOIN topic_senses AS sense ON sense.topic_id = held.topic_id AND sense.short_key = held.key
    WHERE held.topic_id = page.id AND held.kind = ${kind}::form_kind AND held.removed_at IS NULL
    ORDER BY sense.papers DESC NULLS LAST, held.origin, held.form
    LIMIT 1
  )`;
}

/** A form is just what was typed, whatever its case, accents, hyphens and plural. */
function exactly({ expansion, abbreviations }: Sought): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1
    FROM topic_forms AS held
    WHERE held.topic_id = topic.id AND held.removed_at IS NULL AND (
      (held.kind = 'expansion' AND held.key = ${expansion})
      OR (held.kind = 'abbreviation' AND held.key = ANY(${abbreviations}))
    )
  )`;
}

/** All words are in one form or in the name, or an abbreviation begins with what was typed. */
function matches({ words, abbreviations }: Sought): Prisma.Sql {
  const beginnings = abbreviations.map((key) => `${key}%`);
  return Prisma.sql`(
    EXISTS (
      SELECT 1
      FROM topic_forms AS held
      WHERE held.topic_id = topic.id AND held.removed_at IS NULL AND (
        (held.kind = 'expansion' AND ' ' || held.key LIKE ALL(${words}))
        OR (held.kind = 'abbreviation' AND held.key LIKE ANY(${beginnings}))
      )
    )
    OR ' ' || regexp_replace(lower(unaccent(topic.name)), '[^[:alnum:]]+', ' ', 'g') LIKE ALL(${words})
  )`;
}
