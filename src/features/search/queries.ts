import 'server-only';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { normaliseDoi } from '@/features/papers/doi';
import { listPaperCards, type PaperCard } from '@/features/papers/queries';
import type { Expansion } from '@/features/topics/expansions';
import { listExpansions } from '@/features/topics/queries';
import { spellingKey } from '@/features/topics/spelling';
import { db } from '@/lib/db';
import { formatCursor, parseCursor } from './cursor';
import { candidateWords, findMarks, markText, type Sequence } from './marks';
import { bestPassage } from './passages';
import type { MarkedText, SearchQuery } from './schema';
import { COUNT_LIMIT, compilePhrases, countMatches, type Facets, listLexemes, rankPapers } from './sql';
import { plainQuery, type Query, readQuery, standingAlone, widenable } from './terms';
import { composeTsquery, phrasesOf, type Tsquery } from './tsquery';

export const PAGE_SIZE = 25;

/** A paper found; `excerpt` is null where it has neither abstract nor summary. */
export type Hit = { paper: PaperCard; title: MarkedText; excerpt: MarkedText | null };

export type SearchResult = {
  hits: Hit[];
  /** Where `totalIsExact` is false there are more than this. */
  total: number;
  totalIsExact: boolean;
  nextCursor: string | null;
  /** What the query says (`form`, as typed) and what else was searched for as meaning the same. */
  expansions: { form: string; expansions: string[] }[];
  /** What the papers found are about, most papers first. */
  topics: Facets['topics'];
  /** The key of the paper whose identifier or address the query is; it is then the one hit. */
  direct: string | null;
};

const NOTHING: SearchResult = {
  hits: [],
  total: 0,
  totalIsExact: true,
  nextCursor: null,
  expansions: [],
  topics: [],
  direct: null,
};

/**
 * Searches the papers. Words must all be found, in whatever form; a topic's name finds all ways of writing it; what
 * is in quotes is found as it is. Without text or with none but stop words the topics alone decide; without either
 * nothing is found. Any text is a query.
 */
export async function searchPapers(given: SearchQuery): Promise<SearchResult> {
  const text = plainQuery(given.text);
  const direct = await getDirectPaper(text);
  if (direct) return { ...NOTHING, hits: await showHits([direct.id], []), total: 1, direct: direct.key };

  const expansions = standingAlone(text, await listExpansions(widenable(text)));
  const { query, terms, sequences } = await compile(readQuery(text, expansions));
  if (query === null && given.topics.length === 0) return NOTHING;

  const search = { query, terms, topics: given.topics };
  const after = parseCursor(given.sort, given.cursor);
  const [places, found] = await Promise.all([
    rankPapers({ search, sort: given.sort, after, limit: PAGE_SIZE + 1 }),
    countMatches(search),
  ]);
  const shown = places.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  return {
    hits: await showHits(
      shown.map((place) => place.id),
      sequences,
    ),
    total: Math.min(found.total, COUNT_LIMIT),
    totalIsExact: found.total <= COUNT_LIMIT,
    nextCursor: places.length > PAGE_SIZE && last ? formatCursor(given.sort, last) : null,
    expansions: describeExpansions(text, expansions),
    topics: found.topics,
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

async function compile(query: Query): Promise<Tsquery> {
  const phrases = phrasesOf(query);
  const compiled = phrases.length > 0 ? await compilePhrases(phrases) : [];
  return composeTsquery(query, new Map(phrases.map((phrase, index) => [phrase, compiled[index] ?? ''])));
}

async function showHits(ids: number[], sequences: Sequence[]): Promise<Hit[]> {
  const [papers, rows] = await Promise.all([
    listPaperCards(ids),
    db.paper.findMany({
      where: { id: { in: ids } },
      select: { id: true, abstractText: true, summary: true },
    }),
  ]);
  const bodies = new Map(rows.map((row) => [row.id, row.abstractText || row.summary]));
  const texts = papers.flatMap((paper) => [paper.titleText, bodies.get(paper.id) ?? '']);
  const words = candidateWords(texts, sequences);
  const lexemes = words.length > 0 ? await listLexemes(words) : new Map<string, string>();
  return papers.map((paper) => {
    const body = bodies.get(paper.id);
    return {
      paper,
      title: markText(paper.titleText, findMarks(paper.titleText, sequences, lexemes)),
      excerpt: body ? bestPassage(body, findMarks(body, sequences, lexemes)) : null,
    };
  });
}

function describeExpansions(text: string, expansions: Expansion[]): SearchResult['expansions'] {
  return expansions.flatMap(({ start, end, forms }) => {
    const form = text.slice(start, end);
    const others = forms.map((other) => other.form);
    const different = others.filter((other) => spellingKey(other) !== spellingKey(form));
    return different.length > 0 ? [{ form, expansions: different }] : [];
  });
}
