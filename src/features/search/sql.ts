import 'server-only';
import { z } from 'zod';
import { db, Prisma } from '@/lib/db';
import type { Place } from './cursor';
import type { Sort } from './schema';

/** What is counted, and ranked by relevance, at most: nobody reads further. */
export const COUNT_LIMIT = 10_000;
const FACET_LIMIT = 20;

/** A search as the database takes it. */
export type Search = {
  /** The text of a tsquery that Postgres wrote; null searches no text. */
  query: string | null;
  /** The parts of it that a paper is to have, for ranking. */
  terms: string[];
  /** Slugs; a paper must have all of them. */
  topics: string[];
};

/** Each phrase as a tsquery's text, in the same order; empty where it has no words to search for. */
export async function compilePhrases(phrases: string[]): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT phraseto_tsquery('broadsheet', phrase)::text AS query
    FROM unnest(${phrases}::text[]) WITH ORDINALITY AS given (phrase, place)
    ORDER BY place
  `;
  return z
    .array(z.object({ query: z.string() }))
    .parse(rows)
    .map((row) => row.query);
}

/** The lexeme of each word that has just one; the others are left out. */
export async function listLexemes(words: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw`
    SELECT word, lexemes[1] AS lexeme
    FROM unnest(${words}::text[]) AS word,
      tsvector_to_array(to_tsvector('broadsheet', word)) AS lexemes
    WHERE cardinality(lexemes) = 1
  `;
  const parsed = z.array(z.object({ word: z.string(), lexeme: z.string() })).parse(rows);
  return new Map(parsed.map((row) => [row.word, row.lexeme]));
}

/** A page of results after a place, best first; of equals the newest to us first. */
export async function rankPapers(given: {
  search: Search;
  sort: Sort;
  after: Place | null;
  limit: number;
}): Promise<Place[]> {
  const { search, sort, after, limit } = given;
  const rows = await db.$queryRaw`
    SELECT id, value
    FROM (${search.query !== null && sort === 'relevance' ? byRelevance(search) : byValue(search, sort)}) AS ranked
    ${after ? Prisma.sql`WHERE (value, id) < (${after.value}::float8, ${after.id}::int)` : Prisma.empty}
    ORDER BY value DESC, id DESC
    LIMIT ${limit}
  `;
  return z.array(z.object({ id: z.number(), value: z.number() })).parse(rows);
}

const facets = z.object({
  total: z.number(),
  topics: z.array(z.object({ slug: z.string(), name: z.string(), count: z.number() })),
});
export type Facets = z.infer<typeof facets>;

/** How many papers match, up to one more than `COUNT_LIMIT`, and what those are about, most papers first. */
export async function countMatches(search: Search): Promise<Facets> {
  const rows = await db.$queryRaw`
    WITH match AS MATERIALIZED (
      SELECT paper.id
      ${matches(search)}
      LIMIT ${COUNT_LIMIT + 1}
    ),
    facet AS (
      SELECT topic.slug, topic.name, count(*)::int AS count
      FROM match
      JOIN paper_topics ON paper_topics.paper_id = match.id
      JOIN topics AS topic ON topic.id = paper_topics.topic_id
      GROUP BY topic.id
      ORDER BY count DESC, topic.name
      LIMIT ${FACET_LIMIT}
    )
    SELECT
      (SELECT count(*)::int FROM match) AS total,
      (SELECT COALESCE(json_agg(facet), '[]') FROM facet) AS topics
  `;
  return facets.parse((rows as unknown[])[0]);
}

function matches({ query, topics }: Search): Prisma.Sql {
  const text =
    query === null
      ? Prisma.empty
      : Prisma.sql`JOIN paper_search AS search ON search.paper_id = paper.id AND search.document @@ ${query}::tsquery`;
  const conditions = topics.map(
    (slug) => Prisma.sql`EXISTS (
      SELECT 1
      FROM paper_topics
      JOIN topics AS topic ON topic.id = paper_topics.topic_id
      WHERE paper_topics.paper_id = paper.id AND topic.slug = ${slug}
    )`,
  );
  return Prisma.sql`
    FROM papers AS paper
    ${text}
    WHERE ${conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`TRUE`}`;
}

/** All that match by relevance; where there are more than `COUNT_LIMIT`, those of the highest score. */
function byRelevance(search: Search): Prisma.Sql {
  const terms = search.terms.map(relevanceOf);
  return Prisma.sql`
    SELECT id, (${terms.length > 0 ? Prisma.join(terms, ' + ') : Prisma.sql`0`})::float8 AS value
    FROM (
      SELECT paper.id, search.document
      ${matches(search)}
      ORDER BY paper.score DESC, paper.id DESC
      LIMIT ${COUNT_LIMIT}
    ) AS candidate`;
}

/**
 * BM25 (Robertson and Zaragoza 2009) of one term without its idf: how often it occurs, saturating, less in a long
 * document. `ts_rank_cd` counts occurrences, of phrases too; weights are those of abstract, abbreviations, authors
 * and title. 0.315 is k1 = 0.9 at the abstract's weight, b = 0.4, and an abstract has about 100 lexemes.
 */
function relevanceOf(term: string): Prisma.Sql {
  const occurrences = Prisma.sql`ts_rank_cd('{0.35, 0.1, 0.35, 1}', document, ${term}::tsquery)`;
  return Prisma.sql`(
    SELECT occurrences / (occurrences + 0.315 * (0.6 + 0.4 * length(document) / 100.0))
    FROM (VALUES (${occurrences}::float8)) AS term (occurrences)
  )`;
}

function byValue(search: Search, sort: Sort): Prisma.Sql {
  return Prisma.sql`
    SELECT paper.id, ${sortValue(sort)} AS value
    ${matches(search)}`;
}

/** Without text to be relevant to, the newest come first. */
function sortValue(sort: Sort): Prisma.Sql {
  if (sort === 'upvoted') return Prisma.sql`paper.vote_count::float8`;
  if (sort === 'trending') return Prisma.sql`paper.score`;
  return Prisma.sql`COALESCE(
    extract(epoch FROM COALESCE(paper.published_at, paper.edition_day::timestamp AT TIME ZONE 'UTC')),
    0
  )::float8`;
}
