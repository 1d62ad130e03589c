import 'server-only';
import type { SourceContext } from '../context';
import { askPart } from '../part';
import { SourceError } from '../source-error';
import { fetchAnswer } from './answer';

/** arXiv gives 2,000 at most, and is surer to give fewer. */
const PAGE_SIZE = 500;
/** arXiv gives no more than the first so many of a query. */
export const MOST_RESULTS = 30_000;

/**
 * Takes in all papers of a query in arXiv's own language ("cat:cs.CL AND submittedDate:[202606010000 TO
 * 202606302359]"), oldest first, so that what is submitted meanwhile comes at the end and moves nothing.
 * @throws SourceError where there are more than arXiv gives
 */
export async function fetchByQuery(context: SourceContext, query: string): Promise<void> {
  await askPart(context, 'query', async () => {
    let start = 0;
    for (let total = 1; start < total; ) {
      const answer = await fetchAnswer(context, {
        search_query: query,
        sortBy: 'submittedDate',
        sortOrder: 'ascending',
        start: String(start),
        max_results: String(PAGE_SIZE),
      });
      total = answer.totalResults ?? start + answer.entries;
      refuseTooMany(total);
      if (answer.entries === 0) break;
      // A page may be shorter than asked for: the next begins behind what came.
      start += answer.entries;
      context.onProgress({ done: Math.min(start, total), total, unit: 'papers', at: '' });
    }
    return undefined;
  });
}

function refuseTooMany(total: number): void {
  if (total <= MOST_RESULTS) return;
  throw new SourceError(
    `arXiv finds ${total} papers but gives no more than ${MOST_RESULTS} of a query: ` +
      'narrow it, for example by submittedDate:[202606010000 TO 202606152359]',
  );
}
