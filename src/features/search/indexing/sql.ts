import 'server-only';
import { z } from 'zod';
import type { Transaction } from '@/lib/db';

const text = z.object({
  id: z.number(),
  title: z.string(),
  authors: z.array(z.string()),
  venue: z.string(),
  body: z.string(),
});
export type PaperText = z.infer<typeof text>;

/** What there is to search in each of these papers; a name that its source asks not to show is not. */
export async function listTexts(tx: Transaction, ids: number[]): Promise<PaperText[]> {
  const rows = await tx.$queryRaw`
    SELECT
      paper.id,
      paper.title_text AS title,
      ARRAY(
        SELECT author.name
        FROM paper_authors AS author
        WHERE author.paper_id = paper.id AND NOT author.hidden
        ORDER BY author.position
      ) AS authors,
      concat_ws(' ; ', paper.journal_ref, paper.comment, paper.organization, array_to_string(paper.keywords, ' ; ')) AS venue,
      concat_ws(E'\n', paper.abstract_text, paper.summary) AS body
    FROM papers AS paper
    WHERE paper.id = ANY (${ids}::int[])
  `;
  return z.array(text).parse(rows);
}

const numbered = z.array(z.object({ lexeme: z.string(), number: z.number() }));

/** The numbers of those of these lexemes that have one. */
export async function listNumbers(tx: Transaction, lexemes: string[]): Promise<z.infer<typeof numbered>> {
  const rows = await tx.$queryRaw`
    SELECT lexeme, number FROM search_terms WHERE lexeme = ANY (${lexemes}::text[])
  `;
  return numbered.parse(rows);
}

/**
 * Gives these lexemes, which have none, the next numbers in their order; never one that a word had which is lost. Only while
 * documents are locked.
 */
export async function giveNumbers(tx: Transaction, lexemes: string[]): Promise<z.infer<typeof numbered>> {
  const rows = await tx.$queryRaw`
    INSERT INTO search_terms (lexeme, number)
    SELECT lexeme, place + greatest(
      (SELECT max(number) FROM search_terms),
      (SELECT max(number) FROM search_term_counts),
      -1
    )
    FROM unnest(${lexemes}::text[]) WITH ORDINALITY AS given (lexeme, place)
    RETURNING lexeme, number
  `;
  return numbered.parse(rows);
}

export type DocumentRow = { paper_id: number; coded: string; words: number };

/** One at a time writes documents: they share the rows that count words. Held until the transaction ends. */
export async function lockDocuments(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('paper_search'))`;
}

/** Writes the rows that papers are searched by, where these are not as they were. */
export async function storeSearchRows(
  tx: Transaction,
  { rows, analysis }: { rows: DocumentRow[]; analysis: number },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO paper_search AS held
      (paper_id, published_at, published_on, score, votes, words, standing, facets, coded, analysis)
    SELECT
      paper.id,
      known.published_at,
      dated.published_on,
      paper_score(paper.vote_count, paper.source_comment_count, paper.stars_gained, dated.counted_from),
      paper.vote_count,
      document.words,
      paper_standing(paper.vote_count, paper.source_comment_count, paper.stars_gained, dated.counted_from),
      paper_facets(paper.id, paper.vote_count, dated.published_on),
      document.coded,
      ${analysis}::int
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS document (paper_id int, coded text, words int)
    JOIN papers AS paper ON paper.id = document.paper_id
    CROSS JOIN LATERAL (
      SELECT COALESCE(
        paper.published_at, paper.edition_day::timestamp AT TIME ZONE 'UTC', '0001-01-01 00:00:00+00'
      ) AS published_at
    ) AS known
    CROSS JOIN LATERAL (
      SELECT
        (known.published_at AT TIME ZONE 'UTC')::date AS published_on,
        COALESCE(paper.edition_day, (known.published_at AT TIME ZONE 'UTC')::date) AS counted_from
    ) AS dated
    ORDER BY paper.id
    ON CONFLICT (paper_id) DO UPDATE SET
      published_at = EXCLUDED.published_at,
      published_on = EXCLUDED.published_on,
      score = EXCLUDED.score,
      votes = EXCLUDED.votes,
      words = EXCLUDED.words,
      standing = EXCLUDED.standing,
      facets = EXCLUDED.facets,
      coded = EXCLUDED.coded,
      analysis = EXCLUDED.analysis
    WHERE
      (held.published_at, held.score, held.votes, held.words, held.standing, held.facets, held.coded, held.analysis)
      IS DISTINCT FROM
      (
        EXCLUDED.published_at, EXCLUDED.score, EXCLUDED.votes, EXCLUDED.words, EXCLUDED.standing, EXCLUDED.facets,
        EXCLUDED.coded, EXCLUDED.analysis
      )
  `;
}
