import { STOP } from '@/features/search/analysis/codes';
import { searchPapers } from '@/features/search/queries';
import type { Sort } from '@/features/search/schema';
import { db } from '@/lib/db';
import { BEFORE_ABSTRACT, numberWords } from './words';

/** More papers than are counted exactly. */
export const LARGE = 11_400;

/** All say "owl", one in ten "mouse", some of these in their title, one in a hundred "night"; every day three, with the more votes the older. */
export async function createLargeCorpus(papers: number = LARGE): Promise<void> {
  await db.$executeRaw`
    INSERT INTO papers (key, fingerprint, title, title_text, published_at, published_precision, source_upvote_count, changed_at)
    SELECT 'paper-' || n, 'paper-' || n, 'Paper ' || n, 'Paper ' || n, timestamptz '2025-01-01' - n / 3 * interval '1 day', 'day', n / 100, now()
    FROM generate_series(1, ${papers}::int) AS n`;
  const [owl, mouse, night] = await numberWords('owl', 'mous', 'night');
  await db.$executeRaw`
    INSERT INTO paper_search (paper_id, published_at, published_on, score, votes, words, standing, facets, coded, analysis)
    SELECT id, published_at, published_at::date, paper_score(vote_count, 0, 0, published_at::date), vote_count, 3, paper_standing(vote_count, 0, 0, published_at::date), paper_facets(id, vote_count, published_at::date),
      concat(CASE WHEN id % 50 = 0 THEN ${mouse}::text END, ${BEFORE_ABSTRACT}::text, ${owl}::text, ${STOP}::text, CASE WHEN id % 10 = 0 THEN ${mouse}::text END, ${STOP}::text, CASE WHEN id % 100 = 0 THEN ${night}::text END), 1
    FROM papers`;
  // As autovacuum does, sooner or later: how Postgres plans must not depend on when.
  await db.$executeRaw`ANALYZE paper_search`;
}

/** The ids of so many pages, or of all there are. */
export async function readPages(text: string, sort: Sort, pages: number): Promise<number[]> {
  return (await readList(text, sort, pages)).ids;
}

/** So many pages, or all there are; whether the last of them says that more match than are listed. */
export async function readList(
  text: string,
  sort: Sort,
  pages: number,
): Promise<{ ids: number[]; endsEarly: boolean }> {
  const ids: number[] = [];
  let cursor: string | null = null;
  let endsEarly = false;
  for (let page = 0; page < pages && (page === 0 || cursor); page++) {
    const result = await searchPapers({ text, sort, cursor });
    ids.push(...result.hits.map(({ paper }) => paper.id));
    ({ nextCursor: cursor, endsEarly } = result);
  }
  return { ids, endsEarly };
}
