import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readPlanned, readRows } from '@/lib/sql';
import { type Codes, codeOf, numberOf } from '../analysis/codes';

const told = z.object({
  papers: z.number(),
  words: z.number(),
  newest: z.number(),
  topicsVersion: z.string().nullable(),
  /** By lexeme how many papers have it, and its number. */
  terms: z.record(z.string(), z.tuple([z.number(), z.number()])),
});

/**
 * How many papers there are to search, how many words they have, the newest of them, the version of what is known of topics,
 * and of some lexemes how many papers have each, and by what code: what every search has to know.
 */
export type Statistics = Omit<z.infer<typeof told>, 'terms'> & { counts: Map<string, number>; codes: Codes };

export async function getStatistics(lexemes: string[]): Promise<Statistics> {
  const rows = await readPlanned`SELECT ${statisticsOf(lexemes)} AS statistics`;
  return readStatistics((rows[0] as { statistics: unknown }).statistics);
}

/** The same as a column of a statement, for `readStatistics`. */
export function statisticsOf(lexemes: string[]): Prisma.Sql {
  // Not an array: of how many it is the plan would have to know, and be made anew each time.
  return Prisma.sql`(
    SELECT json_build_object(
      'papers', COALESCE(max(papers), 0),
      'words', COALESCE(max(words), 0)::float8,
      'newest', COALESCE((SELECT max(paper_id) FROM paper_search), 0),
      'topicsVersion', (SELECT version FROM topic_state WHERE id = 1),
      'terms', (
        SELECT COALESCE(json_object_agg(term.lexeme, json_build_array(counted.papers, term.number)), '{}')
        FROM jsonb_array_elements_text(${JSON.stringify(lexemes)}::jsonb) AS wanted (lexeme)
        JOIN search_terms AS term ON term.lexeme = wanted.lexeme
        JOIN search_term_counts AS counted ON counted.number = term.number
        WHERE counted.papers > 0
      )
    )
    FROM search_totals
  )`;
}

export function readStatistics(column: unknown): Statistics {
  const { terms, ...rest } = told.parse(column);
  const each = Object.entries(terms);
  return {
    ...rest,
    counts: new Map(each.map(([lexeme, [papers]]) => [lexeme, papers])),
    codes: new Map(each.map(([lexeme, [, number]]) => [lexeme, codeOf(number)])),
  };
}

const termRow = z.object({ lexeme: z.string(), papers: z.number(), number: z.number() });

/** The lexemes with these codes, and how many papers have each; those that none has are left out. */
export async function listTerms(
  codes: string[],
): Promise<{ lexeme: string; papers: number; code: string }[]> {
  const rows = await readRows`
    SELECT term.lexeme, counted.papers, term.number
    FROM search_terms AS term
    JOIN search_term_counts AS counted ON counted.number = term.number
    WHERE term.number = ANY (${codes.map(numberOf)}::int[]) AND counted.papers > 0
  `;
  return z
    .array(termRow)
    .parse(rows)
    .map(({ lexeme, papers, number }) => ({ lexeme, papers, code: codeOf(number) }));
}

const spread = z.object({
  standing: z.number().nullable(),
  day: z.string().nullable(),
  votes: z.number().nullable(),
  papers: z.number(),
});

/** Of more papers than this a sample of so many tells how they are spread. */
const SAMPLED = 50_000;

/**
 * How many papers there are of each standing, of each day and of each number of votes: of a large corpus by a sample of
 * its pages, scaled to all.
 */
export async function listSpread(): Promise<z.infer<typeof spread>[]> {
  const { papers } = await getStatistics([]);
  const share = Math.min(1, SAMPLED / Math.max(papers, 1));
  const sample = share < 1 ? Prisma.sql`TABLESAMPLE SYSTEM (${100 * share}::real)` : Prisma.empty;
  const rows = await readRows`
    SELECT standing, day::text AS day, votes, papers
    FROM (
      SELECT standing::int, published_on AS day, votes, count(*)::int AS papers
      FROM paper_search ${sample}
      GROUP BY GROUPING SETS ((standing), (published_on), (votes))
    ) AS counted
  `;
  return z
    .array(spread)
    .parse(rows)
    .map((row) => ({ ...row, papers: row.papers / share }));
}

/** The most votes that any paper has. */
export async function getMostVotes(): Promise<number> {
  const rows = await readRows`SELECT COALESCE(max(vote_count), 0) AS votes FROM papers`;
  return z.array(z.object({ votes: z.number() })).parse(rows)[0]?.votes ?? 0;
}
