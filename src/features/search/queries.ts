import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { normaliseDoi } from '@/features/papers/doi';
import { db } from '@/lib/db';
import { ask } from './asking/queries';
import { countResults, type Facets, NO_FACETS } from './counting/queries';
import { type Hit, listHits } from './hits/queries';
import type { Hint } from './language/tree';
import type { Sequence } from './matching/tsquery';
import { foldNearDuplicates } from './near-duplicates/queries';
import type { SearchQuery } from './schema';
import { suggestSpelling } from './spelling/queries';
import type { Reading } from './understanding/queries';

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
  /** No page comes after this one, but not for want of papers: relevance is not listed any further. */
  endsEarly: boolean;
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
  endsEarly: false,
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

  const { answer, hints } = await ask(given, { userId, withFacets: true });
  if (!answer) return { ...NOTHING, hints };
  const { ranked, nextCursor, readings } = answer;
  const { asked } = ranked;
  const [hits, found, folded] = await Promise.all([
    listHits(ranked.page, ranked.scored),
    // The statement for the hits is sent before anything is computed.
    turn().then(() => countResults(ranked)),
    turn().then(() => foldNearDuplicates(ranked.page)),
  ]);
  return {
    hits,
    folded,
    ...found,
    relaxed: ranked.relaxed,
    nextCursor,
    endsEarly: ranked.endsAfter !== null && found.total > ranked.endsAfter,
    readings,
    hints,
    absent: asked.terms.filter(({ having }) => having === 0).map(({ label }) => label),
    suggestion: answer.isFirst ? await suggestSpelling(given.text, asked.terms, found.total) : null,
    direct: null,
  };
}

/** A page of results and no more: for programs, which show it in their own way. */
export type FoundPapers = Pick<SearchResult, 'total' | 'totalIsExact' | 'nextCursor' | 'hints'> & {
  /** In their order. */
  ids: number[];
  /** What they were found by, for marking it in their texts. */
  sequences: Sequence[];
};

const NONE: FoundPapers = {
  ids: [],
  total: 0,
  totalIsExact: true,
  nextCursor: null,
  hints: [],
  sequences: [],
};

/** The same search, without what only a page of ours shows. */
export async function findPapers(given: SearchQuery, userId: string | null = null): Promise<FoundPapers> {
  const direct = await getDirectPaper(given.text);
  if (direct) return { ...NONE, ids: [direct.id], total: 1 };
  const { answer, hints } = await ask(given, { userId, withFacets: false });
  if (!answer) return { ...NONE, hints };
  const { ranked, nextCursor } = answer;
  const { total, totalIsExact } = await countResults(ranked);
  const sequences = ranked.asked.terms.flatMap((term) => term.sequences);
  return { ids: ranked.page.map(({ id }) => id), total, totalIsExact, nextCursor, hints, sequences };
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
