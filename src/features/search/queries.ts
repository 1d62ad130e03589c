import 'server-only';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { normaliseDoi } from '@/features/papers/doi';
import { db } from '@/lib/db';
import { countResults, type Facets, NO_FACETS } from './counting/queries';
import { formatCursor, parseCursor } from './cursor';
import { type Hit, listHits } from './hits/queries';
import type { Hint } from './language/tree';
import { foldNearDuplicates } from './near-duplicates/queries';
import { rankPage } from './ranking/queries';
import type { SearchQuery } from './schema';
import { weighTerms } from './scoring';
import { suggestSpelling } from './spelling/queries';
import { getStatistics } from './statistics/sql';
import { type Reading, understandQuery } from './understanding/queries';

export type SearchResult = {
  hits: Hit[];
  /** Of hits that are nearly the same paper, by the first one's id those that may be folded under it. */
  folded: Map<number, number[]>;
  /** Papers that match in full. Where `totalIsExact` is false there are more than this. */
  total: number;
  totalIsExact: boolean;
  /** Few papers match in full: among the hits are also papers with most of the words. */
  relaxed: boolean;
  nextCursor: string | null;
  /** Forms in the query that mean something, and what. */
  readings: Reading[];
  /** What was not understood. */
  hints: Hint[];
  /** Words of the query that no paper has. */
  absent: string[];
  /** The query as it was probably meant, where words of it seem misspelt. */
  suggestion: string | null;
  facets: Facets;
  /** Where the facets are not of all results, of how many that stand best. */
  facetsOf: number | null;
  /** The key of the paper whose identifier or address the query is; it is then the one hit. */
  direct: string | null;
};

const NOTHING: SearchResult = {
  hits: [],
  folded: new Map(),
  total: 0,
  totalIsExact: true,
  relaxed: false,
  nextCursor: null,
  readings: [],
  hints: [],
  absent: [],
  suggestion: null,
  facets: NO_FACETS,
  facetsOf: null,
  direct: null,
};

/**
 * Searches the papers. All words must be there, in whatever form, and all filters hold; where fewer than a page of
 * papers have all the words, papers with most of them are found too. Any text is a query. `userId` is whose marks
 * `is:` means.
 */
export async function searchPapers(given: SearchQuery, userId: string | null = null): Promise<SearchResult> {
  const direct = await getDirectPaper(given.text);
  if (direct)
    return {
      ...NOTHING,
      hits: await listHits([{ id: direct.id, parts: [] }], []),
      total: 1,
      direct: direct.key,
    };

  const { compiled, readings, hints } = await understandQuery(given.text);
  if (!compiled) return { ...NOTHING, hints };
  const lexemes = compiled.terms.flatMap(({ sequences }) => sequences.flat().map(({ lexeme }) => lexeme));
  const totals = await getStatistics(lexemes);
  const cursor = parseCursor(given.sort, given.cursor);
  const terms = weighTerms(compiled.terms, {
    counts: totals.counts,
    papers: totals.papers,
    held: cursor?.weights ?? null,
  });
  const asked = { compiled, terms, userId, ceiling: cursor?.ceiling ?? totals.newest, papers: totals.papers };
  const averageWords = cursor?.averageWords ?? Math.round(totals.words / Math.max(totals.papers, 1));

  const ranked = await rankPage(asked, { sort: given.sort, cursor, averageWords });
  const [hits, found, folded] = await Promise.all([
    listHits(ranked.page, ranked.scored),
    countResults(asked, ranked),
    foldNearDuplicates(ranked.page.map(({ id }) => id)),
  ]);
  const last = ranked.page.at(-1);
  const next = ranked.more && last ? { value: last.value, id: last.id } : null;
  return {
    hits,
    folded,
    ...found,
    relaxed: ranked.relaxed,
    nextCursor:
      next &&
      formatCursor({
        ...{
          sort: given.sort,
          after: next,
          ceiling: asked.ceiling,
          floor: ranked.floor,
          relaxed: ranked.relaxed,
        },
        ...{ weights: terms.map(({ weight }) => weight), averageWords },
      }),
    readings,
    hints,
    absent: terms.filter(({ having }) => having === 0).map(({ label }) => label),
    suggestion: cursor ? null : await suggestSpelling(given.text, terms, found.total),
    direct: null,
  };
}

/** The paper that a text names by its arXiv id, DOI or an address with one of them, under any key it ever had. */
async function getDirectPaper(text: string): Promise<{ id: number; key: string } | null> {
  const arxiv = parseArxivId(text);
  const doi = normaliseDoi(text);
  const names = [
    ...(arxiv ? [{ arxivId: arxiv.id }, { aliases: { some: { key: arxiv.id } } }] : []),
    ...(doi ? [{ doi }] : []),
  ];
  if (names.length === 0) return null;
  return db.paper.findFirst({
    where: { OR: names },
    select: { id: true, key: true },
    orderBy: { id: 'asc' },
  });
}
