import 'server-only';
import { z } from 'zod';
import { DatePrecision, LinkKind } from '@/generated/prisma/enums';
import { readPlanned } from '@/lib/sql';

/** Names a row shows before "+N". */
export const CARD_AUTHORS = 3;

const cardRow = z.object({
  id: z.number(),
  key: z.string(),
  title: z.string(),
  titleText: z.string(),
  abstractText: z.string().nullable(),
  summary: z.string().nullable(),
  summaryBy: z.string().nullable(),
  editionDay: z.date().nullable(),
  publishedAt: z.date().nullable(),
  publishedPrecision: z.enum(DatePrecision),
  withdrawnAt: z.date().nullable(),
  voteCount: z.number(),
  score: z.number(),
  sourceCommentCount: z.number(),
  starsGained: z.number(),
  thumbnailUrl: z.string().nullable(),
  /** The first of them. */
  authors: z.array(z.string()),
  authorCount: z.number(),
  links: z.array(
    z.object({
      kind: z.enum(LinkKind),
      url: z.string(),
      host: z.string(),
      owner: z.string().nullable(),
      name: z.string().nullable(),
      stars: z.number().nullable(),
    }),
  ),
  topics: z.array(z.object({ slug: z.string(), name: z.string() })),
  submitter: z.object({ name: z.string(), handle: z.string().nullable() }).nullable(),
});
export type CardRow = z.infer<typeof cardRow>;

/** What a list shows of these papers, in any order, in one statement: the client would ask for each relation apart. */
export async function listCardRows(ids: number[]): Promise<CardRow[]> {
  if (ids.length === 0) return [];
  const rows = await readPlanned`
    SELECT
      paper.id,
      paper.key,
      paper.title,
      paper.title_text AS "titleText",
      paper.abstract_text AS "abstractText",
      paper.summary,
      paper.summary_by AS "summaryBy",
      paper.edition_day AS "editionDay",
      paper.published_at AS "publishedAt",
      paper.published_precision::text AS "publishedPrecision",
      paper.withdrawn_at AS "withdrawnAt",
      paper.vote_count AS "voteCount",
      paper.score,
      paper.source_comment_count AS "sourceCommentCount",
      paper.stars_gained AS "starsGained",
      paper.thumbnail_url AS "thumbnailUrl",
      authors.first AS authors,
      authors.count AS "authorCount",
      (
        SELECT COALESCE(
          json_agg(
            json_build_object('kind', kind, 'url', url, 'host', host, 'owner', owner, 'name', name, 'stars', stars)
            ORDER BY position
          ),
          '[]'
        )
        FROM paper_links
        WHERE paper_id = paper.id
      ) AS links,
      (
        SELECT COALESCE(json_agg(json_build_object('slug', topic.slug, 'name', topic.name) ORDER BY topic.id), '[]')
        FROM paper_topics
        JOIN topics AS topic ON topic.id = paper_topics.topic_id
        WHERE paper_topics.paper_id = paper.id
      ) AS topics,
      (
        SELECT json_build_object('name', submitted_by_name, 'handle', submitted_by_handle)
        FROM edition_entries
        WHERE paper_id = paper.id AND submitted_by_name IS NOT NULL
        ORDER BY day
        LIMIT 1
      ) AS submitter
    FROM papers AS paper
    CROSS JOIN LATERAL (
      SELECT
        COALESCE(json_agg(name ORDER BY position) FILTER (WHERE place <= ${CARD_AUTHORS}), '[]') AS first,
        count(*)::int AS count
      FROM (
        SELECT name, position, row_number() OVER (ORDER BY position) AS place
        FROM paper_authors
        WHERE paper_id = paper.id AND NOT hidden
      ) AS author
    ) AS authors
    WHERE paper.id = ANY (${ids}::int[])
  `;
  return z.array(cardRow).parse(rows);
}
