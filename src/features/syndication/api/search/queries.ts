import 'server-only';
import { parseCursor } from '@/features/search/cursor';
import { isPersonal } from '@/features/search/language/filters';
import { addField } from '@/features/search/language/fold';
import { type SearchResult, searchPapers } from '@/features/search/queries';
import { QUERY_LENGTH } from '@/features/search/schema';
import { AppError } from '@/lib/errors';
import type { Found } from '../found';
import type { InputOf, OutputOf } from '../operation';
import { listApiPapers } from '../papers/queries';
import { FILTER_NAMES, type searchOperation } from './operations';

type Input = InputOf<typeof searchOperation>;
type Output = OutputOf<typeof searchOperation>;

/** @throws AppError invalid */
export async function findSearch(input: Input): Promise<Found<Output>> {
  const text = wholeQuery(input);
  const { sort, cursor = null } = input;
  if (cursor !== null && !parseCursor(sort, cursor))
    throw invalid('cursor: must be the `next` of an answer to the same search');
  const found = await searchPapers({ text, sort, cursor });
  const paperIds = found.hits.map(({ paper }) => paper.id);
  return { content: { query: text, ...(await tell(found, paperIds)) }, paperIds };
}

async function tell(found: SearchResult, paperIds: number[]): Promise<Omit<Output, 'query'>> {
  const papers = new Map((await listApiPapers(paperIds)).map((paper) => [paper.key, paper]));
  const { hits, total, totalIsExact, relaxed, facets, facetsOf, readings, absent, suggestion } = found;
  return {
    items: hits.flatMap(({ paper: { key }, excerpt, reasons, votesAdd, lacking }) => {
      const paper = papers.get(key);
      return paper ? [{ paper, excerpt, reasons, votesAdd, lacking }] : [];
    }),
    next: found.nextCursor,
    total,
    totalIsExact,
    relaxed,
    facets,
    facetsOf,
    readings,
    hints: found.hints.map(({ message, replacement }) => ({ message, replacement })),
    absent,
    suggestion,
  };
}

/** The query with its filters in it. */
function wholeQuery(input: Input): string {
  let text = input.q.replace(/\p{Cc}/gu, ' ').trim();
  for (const name of FILTER_NAMES) {
    const added = addField(text, name, input[name] ?? '');
    if (added.problem !== null) throw invalid(`${name}: ${added.problem}`);
    text = added.text;
  }
  if (text.length > QUERY_LENGTH)
    throw invalid(`q: with its filters it must not be longer than ${QUERY_LENGTH} characters`);
  if (isPersonal(text)) throw invalid('q: a search for what a reader did (is:…) is for that reader only');
  return text;
}

function invalid(message: string): AppError {
  return new AppError('invalid', message);
}
