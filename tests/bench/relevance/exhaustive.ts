import { anyOf } from '@/features/search/matching/tsquery';
import { rankByRelevance } from '@/features/search/ranking/relevance/rank';
import { listDocuments } from '@/features/search/ranking/relevance/sql';
import { scoringOf, weighTerms } from '@/features/search/scoring';
import { getStatistics } from '@/features/search/statistics/sql';
import { understandQuery } from '@/features/search/understanding/queries';
import { db } from '@/lib/db';

/** Ranks every paper that has any word of a query by the formula of searches: what these would find without bounds. */
export function rankAllThatMatch(limit: number): (text: string) => Promise<number[]> {
  return async (text) => {
    const { compiled } = await understandQuery(text);
    if (!compiled) return [];
    const lexemes = compiled.terms.flatMap(({ sequences }) => sequences.flat().map(({ lexeme }) => lexeme));
    const { counts, codes, papers, words } = await getStatistics(lexemes);
    const terms = weighTerms(compiled.terms, { counts, papers, held: null });
    const any = anyOf(terms.flatMap(({ loose }) => loose?.keys ?? []));
    const rows = await db.$queryRaw<{ id: number }[]>`
      SELECT paper_id AS id
      FROM paper_search AS search
      WHERE search_keys(search.coded, search.facets) @@ ${any}::tsquery`;
    const scoring = scoringOf(terms, { averageWords: words / papers, codes });
    const facets = terms.flatMap(({ facet }) => facet ?? []);
    const documents = await listDocuments(
      rows.map(({ id }) => id),
      facets,
    );
    const ranked = rankByRelevance(documents, { scoring, after: null, limit });
    return ranked.map(({ id }) => id);
  };
}
