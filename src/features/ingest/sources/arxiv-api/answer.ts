import 'server-only';
import { FetchError } from '@/lib/fetching/fetch-error';
import { type AtomEnvelope, readAtomEnvelope } from '../../formats/atom/feed';
import type { SourceContext } from '../context';
import { ARXIV } from '../sites';
import { SourceError } from '../source-error';
import { takeFrom } from '../take';

/** arXiv answered that the question is wrong: `reason` in its own words. */
export class ApiRefusal extends SourceError {
  constructor(readonly reason: string) {
    super(`arXiv refuses the query: ${reason}`);
  }
}

/**
 * Takes in one answer of the arXiv API (https://info.arxiv.org/help/api/user-manual.html) and gives what it says around
 * its papers. One without papers where some are due is asked for again: the API has such moments.
 * @throws ApiRefusal where arXiv answers with an error, be it as a status or as an entry
 */
export async function fetchAnswer(
  context: SourceContext,
  parameters: Record<string, string>,
): Promise<AtomEnvelope> {
  const url = `${context.settings.ARXIV_API_URL}?${new URLSearchParams(parameters)}`;
  const check = ({ error, entries, totalResults, startIndex }: AtomEnvelope) => {
    if (error !== null) throw new ApiRefusal(error);
    const due = (totalResults ?? 0) - (startIndex ?? 0);
    if (entries === 0 && due > 0)
      throw new SourceError(`arXiv: ${url} has no papers, although ${due} are due`, true);
  };
  try {
    const { seen } = await takeFrom(context, {
      site: ARXIV,
      request: { url },
      as: { format: 'arxiv-atom' },
      look: readAtomEnvelope,
      check,
    });
    return seen;
  } catch (error) {
    throw (await readRefusal(error)) ?? error;
  }
}

/** A wrong query is answered by 400 and a feed with an entry "Error". */
async function readRefusal(error: unknown): Promise<ApiRefusal | null> {
  if (!(error instanceof FetchError) || error.status !== 400 || error.excerpt === null) return null;
  const envelope = await readAtomEnvelope(once(error.excerpt)).catch(() => null);
  return envelope?.error ? new ApiRefusal(envelope.error) : null;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
