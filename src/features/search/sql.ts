import 'server-only';
import { z } from 'zod';
import { db, Prisma } from '@/lib/db';
import type { Place } from './cursor';
import { matching, type Wanted } from './matching/sql';
import type { Sort } from './schema';
import type { ScoredTerm, Scoring } from './scoring';

type Best = { wanted: Wanted; by: 'standing' | 'votes'; limit: number };

/** Papers of the highest standing, or of the most votes, that match: those of the first wanted, then of the next. */
export async function listBest(given: Best[]): Promise<number[]> {
  if (given.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT json_build_array(${Prisma.join(given.map(best))}) AS ids
  `;
  return (
    z
      .array(z.object({ ids: z.array(z.array(z.number())) }))
      .parse(rows)[0]
      ?.ids.flat() ?? []
  );
}

function best({ wanted, by, limit }: Best): Prisma.Sql {
  const order = by === 'votes' ? Prisma.sql`search.votes` : Prisma.sql`search.standing`;
  return Prisma.sql`ARRAY(
    SELECT search.paper_id
    ${matching(wanted)}
    ORDER BY ${order} DESC, search.paper_id DESC
    LIMIT ${limit}
  )`;
}

const placeRow = z.object({ id: z.number(), value: z.number() });

/** A page of what matches after a place, by date, votes or score; of equals the newest to us first. */
export async function rankByValue(
  wanted: Wanted,
  given: { sort: Exclude<Sort, 'relevance'>; after: Place | null; limit: number },
): Promise<Place[]> {
  const { sort, after, limit } = given;
  const rows = await db.$queryRaw`
    SELECT id, value
    FROM (SELECT search.paper_id AS id, ${sortValue(sort)} AS value ${matching(wanted)}) AS found
    ${after ? Prisma.sql`WHERE (value, id) < (${after.value}::float8, ${after.id}::int)` : Prisma.empty}
    ORDER BY value DESC, id DESC
    LIMIT ${limit}
  `;
  return z.array(placeRow).parse(rows);
}

function sortValue(sort: Exclude<Sort, 'relevance'>): Prisma.Sql {
  if (sort === 'upvoted') return Prisma.sql`search.votes::float8`;
  if (sort === 'trending') return Prisma.sql`search.score`;
  return Prisma.sql`extract(epoch FROM search.published_at)::float8`;
}

const scoredRow = placeRow.extend({ parts: z.array(z.number()) });
/** A paper ranked by relevance: `parts` are what each term, then its votes, then each pair adds to its value. */
export type Scored = z.infer<typeof scoredRow>;

/** Pairs are only looked for in so many papers, the best without them: that two words are there is most of it. */
const PAIRED = 100;

/** A page of these papers after a place, by relevance. The formula is told in scoring.ts. */
export async function rankByRelevance(given: {
  ids: number[];
  scoring: Scoring;
  after: Place | null;
  limit: number;
}): Promise<Scored[]> {
  const { ids, scoring, after, limit } = given;
  const words = [...scoring.terms.map((term) => evidence(term, scoring)), votesOf(scoring)];
  const pairs = scoring.pairs.map((pair) => evidence(pair, scoring));
  const rows = await db.$queryRaw`
    WITH worded AS MATERIALIZED (
      SELECT search.paper_id, length.norm, evidence.parts, (SELECT sum(part) FROM unnest(evidence.parts) AS part) AS value
      FROM paper_search AS search
      JOIN paper_documents AS document ON document.paper_id = search.paper_id
      CROSS JOIN LATERAL (
        SELECT ${scoring.k1}::float8 * (${1 - scoring.b}::float8 + ${scoring.b}::float8 * search.words / ${scoring.averageWords}::float8) AS norm
      ) AS length
      CROSS JOIN LATERAL (SELECT ARRAY[${Prisma.join(words)}]::float8[] AS parts) AS evidence
      WHERE search.paper_id = ANY (${ids}::int[])
    )
    ${pairs.length === 0 ? Prisma.sql`, scored AS (SELECT paper_id AS id, value, parts FROM worded)` : paired(pairs)}
    SELECT id, value, parts
    FROM scored
    ${after ? Prisma.sql`WHERE (value, id) < (${after.value}::float8, ${after.id}::int)` : Prisma.empty}
    ORDER BY value DESC, id DESC
    LIMIT ${limit}
  `;
  return z.array(scoredRow).parse(rows);
}

/** What stands side by side in the best by their words is added to them; the others stay as they are. */
function paired(pairs: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`, best AS (SELECT * FROM worded ORDER BY value DESC, paper_id DESC LIMIT ${PAIRED}),
    scored AS (
      SELECT
        best.paper_id AS id,
        best.value + (SELECT sum(part) FROM unnest(evidence.parts) AS part) AS value,
        best.parts || evidence.parts AS parts
      FROM best
      JOIN paper_documents AS document ON document.paper_id = best.paper_id
      CROSS JOIN LATERAL (SELECT best.norm) AS length
      CROSS JOIN LATERAL (SELECT ARRAY[${Prisma.join(pairs)}]::float8[] AS parts) AS evidence
      UNION ALL
      SELECT paper_id, value, parts FROM worded WHERE paper_id NOT IN (SELECT paper_id FROM best)
    )`;
}

/** What a term adds: its weight, times how often the paper has it, saturating. */
function evidence({ query, facet, weight }: ScoredTerm, { fieldWeights }: Scoring): Prisma.Sql {
  const [inAbstract] = fieldWeights;
  const onTopic =
    facet === null
      ? Prisma.empty
      : Prisma.sql`+ CASE WHEN search.facets && ARRAY[${facet}::int] THEN ${inAbstract}::float8 ELSE 0 END`;
  return Prisma.sql`(
    SELECT ${weight}::float8 * occurrences / (occurrences + length.norm)
    FROM (SELECT ts_rank_cd(${fieldWeights}::float4[], document.terms, ${query}::tsquery)::float8 ${onTopic} AS occurrences) AS term
  )`;
}

function votesOf({ votes }: Scoring): Prisma.Sql {
  return Prisma.sql`${votes}::float8 * log(1 + search.votes)`;
}
