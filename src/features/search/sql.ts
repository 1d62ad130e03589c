import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import type { Place } from './cursor';
import type { Check } from './matching/match';
import { asked, matching, type Wanted } from './matching/sql';
import type { Sort } from './schema';
import type { ScoredTerm, Scoring } from './scoring';

type Best = { wanted: Wanted; by: 'standing' | 'votes'; limit: number };

/**
 * Papers of the highest standing, or of the most votes, that match: those of the first wanted, then of the next. What
 * their keys leave in doubt is not asked here, but by who ranks them.
 */
export async function listBest(given: Best[]): Promise<number[]> {
  if (given.length === 0) return [];
  const rows = await readRows`
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
    ${matching({ ...wanted, doubt: null })}
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
  const { doubt, ...sure } = wanted;
  // In order first: what is in doubt is only asked of those that come before the page is full.
  const rows = await readRows`
    SELECT search.paper_id AS id, search.value
    FROM (
      SELECT search.paper_id, search.facets, search.votes, search.published_on, ${sortValue(sort)} AS value
      ${matching({ ...sure, doubt: null })}
      ORDER BY value DESC, search.paper_id DESC
      OFFSET 0
    ) AS search
    WHERE ${doubt ? asked(doubt, wanted.userId) : Prisma.sql`TRUE`}
      ${after ? Prisma.sql`AND (search.value, search.paper_id) < (${after.value}::float8, ${after.id}::int)` : Prisma.empty}
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

/**
 * A page of these papers after a place, by relevance. The formula is told in scoring.ts; papers that do not satisfy
 * `doubt` are left out.
 */
export async function rankByRelevance(given: {
  ids: number[];
  doubt: Check | null;
  scoring: Scoring;
  after: Place | null;
  limit: number;
}): Promise<Scored[]> {
  const { ids, doubt, scoring, after, limit } = given;
  const { k1, b, averageWords } = scoring;
  const isPaired = scoring.pairs.length > 0;
  const rows = await readRows`
    WITH worded AS MATERIALIZED (
      SELECT search.paper_id AS id, found.norm, ${sumOf(scoring.terms, votesOf(scoring))} AS value, ${partsOf(scoring.terms, votesOf(scoring))} AS parts
      FROM paper_search AS search
      JOIN paper_documents AS document ON document.paper_id = search.paper_id
      CROSS JOIN LATERAL (
        SELECT
          ${k1}::float8 * (${1 - b}::float8 + ${b}::float8 * search.words / ${averageWords}::float8) AS norm
          ${occurrences(scoring.terms, scoring)}
        OFFSET 0
      ) AS found
      WHERE search.paper_id = ANY (${ids}::int[]) ${doubt ? Prisma.sql`AND ${asked(doubt, null)}` : Prisma.empty}
    )${isPaired ? paired(scoring) : Prisma.empty}
    SELECT id, value, parts
    FROM ${isPaired ? Prisma.sql`scored` : Prisma.sql`worded`}
    ${after ? Prisma.sql`WHERE (value, id) < (${after.value}::float8, ${after.id}::int)` : Prisma.empty}
    ORDER BY value DESC, id DESC
    LIMIT ${limit}
  `;
  return z.array(scoredRow).parse(rows);
}

/** What stands side by side in the best by their words is added to them; the others stay as they are. */
function paired(scoring: Scoring): Prisma.Sql {
  const { pairs } = scoring;
  return Prisma.sql`,
    best AS (SELECT * FROM worded ORDER BY value DESC, id DESC LIMIT ${PAIRED}),
    scored AS (
      SELECT found.id, found.value + ${sumOf(pairs)} AS value, found.parts || ${partsOf(pairs)} AS parts
      FROM best
      JOIN paper_documents AS document ON document.paper_id = best.id
      CROSS JOIN LATERAL (
        SELECT best.id, best.value, best.parts, best.norm ${occurrences(pairs, scoring)} OFFSET 0
      ) AS found
      UNION ALL
      SELECT id, value, parts FROM worded WHERE id NOT IN (SELECT id FROM best)
    )`;
}

/** How often the paper has each term, weighted by where, each in a column: `OFFSET 0` has it counted once. */
function occurrences(terms: ScoredTerm[], { fieldWeights }: Scoring): Prisma.Sql {
  const [inAbstract] = fieldWeights;
  const columns = terms.map(({ query, facet }, place) => {
    const onTopic =
      facet === null
        ? Prisma.empty
        : Prisma.sql`+ CASE WHEN search.facets && ARRAY[${facet}::int] THEN ${inAbstract}::float8 ELSE 0 END`;
    const counted = Prisma.sql`ts_rank_cd(${fieldWeights}::float4[], document.terms, ${query}::tsquery)::float8`;
    return Prisma.sql`, ${counted} ${onTopic} AS ${column(place)}`;
  });
  return columns.length > 0 ? Prisma.join(columns, '') : Prisma.empty;
}

function partsOf(terms: ScoredTerm[], votes?: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`ARRAY[${Prisma.join(adds(terms, votes))}]::float8[]`;
}

function sumOf(terms: ScoredTerm[], votes?: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(adds(terms, votes), ' + ')})`;
}

/** What each term adds: its weight, times how often the paper has it, saturating. */
function adds(terms: ScoredTerm[], votes?: Prisma.Sql): Prisma.Sql[] {
  const parts = terms.map(({ weight }, place) => {
    const had = Prisma.sql`found.${column(place)}`;
    return Prisma.sql`${weight}::float8 * ${had} / (${had} + found.norm)`;
  });
  return votes ? [...parts, votes] : parts;
}

function column(place: number): Prisma.Sql {
  return Prisma.raw(`had_${place}`);
}

function votesOf({ votes }: Scoring): Prisma.Sql {
  return Prisma.sql`${votes}::float8 * log(1 + search.votes)`;
}
