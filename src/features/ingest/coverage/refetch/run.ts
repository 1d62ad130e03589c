import 'server-only';
import { AppError } from '@/lib/errors';
import { countText } from '@/lib/number-text';
import { fetchByIds } from '../../sources/arxiv-api/by-ids';
import { fetchChanged } from '../../sources/arxiv-oai/arxiv-oai';
import type { SourceContext } from '../../sources/context';
import { fetchDays } from '../../sources/huggingface-daily';
import { runSource, type SourceSummary } from '../../sources/run-source';
import { ARXIV_API, ARXIV_OAI, HUGGING_FACE_DAILY, type Source } from '../../sources/table';
import { listMissingIds } from '../queries';
import { noteRefetch } from './mutations';
import type { RefetchInput } from './schema';

type Options = Omit<Parameters<typeof runSource>[2], 'onProgress'>;
type Work = { source: Source; run: (context: SourceContext) => Promise<void>; asked: string };

/**
 * Fetches what is missing of a day: Hugging Face's day once more; of arXiv exactly the ids that are missing, or where
 * none is known to be, what OAI-PMH changed on that day. What came of it is noted with the day.
 * @throws AppError where the source failed, or is being run by another; it is worth trying again
 */
export async function refetchDay(wanted: RefetchInput, options: Options): Promise<void> {
  const { source, run, asked } = await workOf(wanted);
  const at = new Date(options.outside?.clock.now() ?? Date.now());
  try {
    const summary = await runSource(source, run, options);
    if (summary.failure) throw summary.failure;
    await noteRefetch(wanted, { outcome: `${asked}: ${inWords(summary)}`, at, isOver: true });
  } catch (error) {
    if (error instanceof AppError) {
      const outcome = `${asked}: ${error.message} It is tried again.`;
      await noteRefetch(wanted, { outcome, at, isOver: false });
    }
    throw error;
  }
}

async function workOf({ day, source }: RefetchInput): Promise<Work> {
  const request = { range: { first: day, last: day }, again: true };
  if (source === 'huggingface-daily') {
    const run = (context: SourceContext) => fetchDays(context, request);
    return { source: HUGGING_FACE_DAILY, run, asked: 'The day was asked for again' };
  }
  const ids = await listMissingIds(day, source);
  if (ids.length === 0) {
    const run = (context: SourceContext) => fetchChanged(context, request);
    return { source: ARXIV_OAI, run, asked: 'What arXiv changed on the day was asked for' };
  }
  const run = (context: SourceContext) => fetchByIds(context, ids);
  return { source: ARXIV_API, run, asked: `${countText(ids.length, 'paper was', 'papers were')} asked for` };
}

function inWords({ counts, notes }: SourceSummary): string {
  const came = `${countText(counts.received, 'record')} came, ${counts.created} new, ${counts.rejected} rejected`;
  return [came, ...notes].join('; ');
}
