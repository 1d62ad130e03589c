import 'server-only';
import { FetchError } from '@/lib/fetching/fetch-error';
import { type OaiEnvelope, readOaiEnvelope } from '../../formats/oai/envelope';
import type { RunCounts } from '../../schema';
import type { SourceContext } from '../context';
import { ARXIV } from '../sites';
import { takeFrom } from '../take';

export type RecordsPage = { envelope: OaiEnvelope; counts: RunCounts | undefined };

/**
 * Takes in one answer to ListRecords, and gives what it says around its records. An error of the protocol is such an
 * answer too, whatever status it comes with.
 */
export async function fetchRecords(
  context: SourceContext,
  parameters: Record<string, string>,
): Promise<RecordsPage> {
  const query = new URLSearchParams({ verb: 'ListRecords', ...parameters });
  const url = `${context.settings.ARXIV_OAI_URL}?${query}`;
  try {
    const { seen, run } = await takeFrom(context, {
      site: ARXIV,
      request: { url },
      as: { format: 'arxiv-oai' },
      look: readOaiEnvelope,
    });
    return { envelope: seen, counts: run };
  } catch (error) {
    const envelope = await readRefusal(error);
    if (envelope) return { envelope, counts: undefined };
    throw error;
  }
}

async function readRefusal(error: unknown): Promise<OaiEnvelope | null> {
  if (!(error instanceof FetchError) || error.excerpt === null || error.retryAt) return null;
  const envelope = await readOaiEnvelope(once(error.excerpt)).catch(() => null);
  return envelope && envelope.errors.length > 0 ? envelope : null;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
