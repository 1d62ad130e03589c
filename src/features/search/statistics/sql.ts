import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readPlanned, readRows } from '@/lib/sql';

const totals = z.object({ papers: z.number(), words: z.number(), newest: z.number() });

/**
 * How many papers there are to search, how many words they have, the newest of them, and how many have each of these
 * lexemes: what every search asks first.
 */
export async function getStatistics(
  lexemes: string[],
): Promise<z.infer<typeof totals> & { counts: Map<string, number> }> {
  const rows = await readPlanned`
    SELECT
      COALESCE(max(papers), 0) AS papers,
      COALESCE(max(words), 0)::float8 AS words,
      COALESCE((SELECT max(paper_id) FROM paper_search), 0) AS newest,
      (
        SELECT COALESCE(json_object_agg(lexeme, term.papers), '{}')
        FROM search_terms AS term
        WHERE lexeme = ANY (${lexemes}::text[]) AND term.papers > 0
      ) AS counts
    FROM search_totals
  `;
  const { counts, ...rest } = totals
    .extend({ counts: z.record(z.string(), z.number()) })
    .parse((rows as unknown[])[0]);
  return { ...rest, counts: new Map(Object.entries(counts)) };
}

/** How many papers have each lexeme; those that none has are left out. */
export async function listTermCounts(lexemes: string[]): Promise<Map<string, number>> {
  const rows = await readRows`
    SELECT lexeme, papers
    FROM search_terms
    WHERE lexeme = ANY (${lexemes}::text[]) AND papers > 0
  `;
  const parsed = z.array(z.object({ lexeme: z.string(), papers: z.number() })).parse(rows);
  return new Map(parsed.map(({ lexeme, papers }) => [lexeme, papers]));
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
