import 'server-only';
import { z } from 'zod';
import { readRows } from '@/lib/sql';

const MOST_ALIKE = 40;
/** So many papers show how a word is written. */
const SAMPLE = 8;

const alikeRow = z.object({ lexeme: z.string(), papers: z.number() });

/** Lexemes that share trigrams with one and that at least so many papers have, the most alike first. */
export async function listAlike(lexeme: string, papers: number): Promise<z.infer<typeof alikeRow>[]> {
  const rows = await readRows`
    SELECT term.lexeme, counted.papers
    FROM search_terms AS term
    JOIN search_term_counts AS counted ON counted.number = term.number
    WHERE term.lexeme % ${lexeme}::text AND counted.papers >= ${papers}::int
    ORDER BY similarity(term.lexeme, ${lexeme}::text) DESC, counted.papers DESC
    LIMIT ${MOST_ALIKE}
  `;
  return z.array(alikeRow).parse(rows);
}

/** The texts of a few papers that have a word, by the text of its key. */
export async function listTextsWith(key: string): Promise<string[]> {
  const rows = await readRows`
    SELECT concat_ws(' ', paper.title_text, paper.abstract_text, paper.summary) AS text
    FROM (
      SELECT search.paper_id
      FROM paper_search AS search
      WHERE search_keys(search.coded, search.facets) @@ ${key}::tsquery
      LIMIT ${SAMPLE}
    ) AS found
    JOIN papers AS paper ON paper.id = found.paper_id
  `;
  return z
    .array(z.object({ text: z.string() }))
    .parse(rows)
    .map(({ text }) => text);
}
