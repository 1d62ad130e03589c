import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readPlanned, readRows } from '@/lib/sql';
import type { Place } from '../cursor';
import type { Check } from '../matching/match';
import { asked, matching, type Wanted } from '../matching/sql';
import { RANK_STEPS } from '../occurrences';
import type { Sort } from '../schema';
import type { PairedTerm, ScoredTerm, Scoring } from '../scoring';
import type { Voted } from '../voted';

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
  papers: Voted;
  doubt: Check | null;
  scoring: Scoring;
  after: Place | null;
  limit: number;
}): Promise<Scored[]> {
  const { papers, doubt, scoring, after, limit } = given;
  const { k1, b, averageWords } = scoring;
  const ids = [...papers.keys()];
  // What is known of them already need not be looked up.
  const narrow = Prisma.sql`unnest(${ids}::int[], ${[...papers.values()]}::int[])`;
  const wide = Prisma.sql`(SELECT * FROM paper_search WHERE paper_id = ANY (${ids}::int[]))`;
  const isWide = doubt !== null || scoring.terms.some(({ facet }) => facet !== null);
  const found = scoring.pairs.length > 0 ? Prisma.sql`scored` : Prisma.sql`worded`;
  const rows = await readPlanned`
    WITH worded AS MATERIALIZED (
      SELECT found.*, ${sumOf(scoring.terms, 'had')} + found.upvoted AS value
      FROM (SELECT ${scoring.byRank}::float8[] AS counts OFFSET 0) AS known
      CROSS JOIN ${isWide ? Prisma.sql`${wide} AS search` : Prisma.sql`${narrow} AS search (paper_id, votes)`}
      JOIN paper_documents AS document ON document.paper_id = search.paper_id
      CROSS JOIN LATERAL (
        SELECT
          search.paper_id AS id,
          ${k1}::float8 * (${1 - b}::float8 + ${b}::float8 * document.words / ${averageWords}::float8) AS norm,
          ${scoring.votes}::float8 * log(1 + search.votes) AS upvoted
          ${columns(scoring.terms, 'had', (term) => occurrences(term, scoring))}
        OFFSET 0
      ) AS found
      WHERE ${doubt ? asked(doubt, null) : Prisma.sql`TRUE`}
    )${scoring.pairs.length > 0 ? paired(scoring) : Prisma.empty}
    SELECT id, value, ${partsOf(scoring)} AS parts
    FROM (
      SELECT *
      FROM ${found} AS found
      ${after ? Prisma.sql`WHERE (value, id) < (${after.value}::float8, ${after.id}::int)` : Prisma.empty}
      ORDER BY value DESC, id DESC
      LIMIT ${limit}
    ) AS found
    ORDER BY value DESC, id DESC
  `;
  return z.array(scoredRow).parse(rows);
}

/** What stands side by side in the best by their words is added to them; the others stay as they are. */
function paired(scoring: Scoring): Prisma.Sql {
  const { terms, pairs } = scoring;
  const held = Prisma.sql`found.id, found.norm, found.upvoted ${columns(terms, 'had')}`;
  return Prisma.sql`,
    best AS (SELECT * FROM worded ORDER BY value DESC, id DESC LIMIT ${PAIRED}),
    scored AS (
      SELECT ${held} ${columns(pairs, 'beside')}, found.value + ${sumOf(pairs, 'beside')} AS value
      FROM best
      JOIN paper_documents AS document ON document.paper_id = best.id
      CROSS JOIN LATERAL (
        SELECT best.* ${columns(pairs, 'beside', (pair) => besides(pair, scoring))} OFFSET 0
      ) AS found
      UNION ALL
      SELECT ${held} ${columns(pairs, 'beside', () => Prisma.sql`0`)}, found.value FROM worded AS found WHERE found.id NOT IN (SELECT id FROM best)
    )`;
}

/** How often the paper has a term, weighted by where. */
function occurrences({ words, phrases, facet }: ScoredTerm, scoring: Scoring): Prisma.Sql {
  const [inAbstract] = scoring.fieldWeights;
  const weights = weightsOf(scoring);
  const parts = words.map(
    (word) =>
      Prisma.sql`known.counts[(${RANK_STEPS}::float8 * ts_rank(${weights}, document.terms, ${word}::tsquery))::int + 1]`,
  );
  if (phrases !== null) parts.push(sideBySide(phrases, scoring));
  if (facet !== null)
    parts.push(
      Prisma.sql`CASE WHEN search.facets && ARRAY[${facet}::int] THEN ${inAbstract}::float8 ELSE 0 END`,
    );
  return parts.length > 0 ? Prisma.join(parts, ' + ') : Prisma.sql`0::float8`;
}

/** How often the paper has phrases: to see that it has none takes a fraction of counting them. */
function sideBySide(phrases: string, scoring: Scoring): Prisma.Sql {
  return Prisma.sql`CASE WHEN document.terms @@ ${phrases}::tsquery
    THEN ts_rank_cd(${weightsOf(scoring)}, document.terms, ${phrases}::tsquery)::float8 ELSE 0 END`;
}

function weightsOf({ fieldWeights }: Scoring): Prisma.Sql {
  return Prisma.sql`${fieldWeights}::float4[]`;
}

/** How often a pair stands side by side; where one of the two is missing nobody looks. */
function besides({ query, of: [first, second] }: PairedTerm, scoring: Scoring): Prisma.Sql {
  return Prisma.sql`CASE WHEN best.${column('had', first)} > 0 AND best.${column('had', second)} > 0
    THEN ${sideBySide(query, scoring)} ELSE 0 END`;
}

/** A column for each term, with the comma before it; `OFFSET 0` around them has each counted once. */
function columns<Term>(terms: Term[], name: string, value?: (term: Term) => Prisma.Sql): Prisma.Sql {
  if (terms.length === 0) return Prisma.empty;
  const each = terms.map((term, place) =>
    value
      ? Prisma.sql`, ${value(term)} AS ${column(name, place)}`
      : Prisma.sql`, found.${column(name, place)}`,
  );
  return Prisma.join(each, '');
}

/** What each term, then the votes, then each pair adds. */
function partsOf({ terms, pairs }: Scoring): Prisma.Sql {
  const parts = [...adds(terms, 'had'), Prisma.sql`found.upvoted`, ...adds(pairs, 'beside')];
  return Prisma.sql`ARRAY[${Prisma.join(parts)}]::float8[]`;
}

function sumOf(terms: { weight: number }[], name: string): Prisma.Sql {
  return terms.length > 0 ? Prisma.sql`(${Prisma.join(adds(terms, name), ' + ')})` : Prisma.sql`0`;
}

/** What each term adds: its weight, times how often the paper has it, saturating. */
function adds(terms: { weight: number }[], name: string): Prisma.Sql[] {
  return terms.map(({ weight }, place) => {
    const had = Prisma.sql`found.${column(name, place)}`;
    return Prisma.sql`${weight}::float8 * ${had} / (${had} + found.norm)`;
  });
}

function column(name: string, place: number): Prisma.Sql {
  return Prisma.raw(`${name}_${place}`);
}
