import 'server-only';
import { addDays, dayOf } from '@/lib/day';
import { countText } from '@/lib/number-text';
import { addSummary } from '../../records/summaries/mutations';
import { nowOf, type SourceContext } from '../context';
import { type FactRun, keepFactRun } from '../fact-run';
import { askPart } from '../part';
import { SourceError } from '../source-error';
import { Account } from './account';
import { readAnswer } from './answer';
import { readCompletion } from './completion';
import { Endpoint, endpointOf } from './endpoint';
import { countFailure, listUnsummarised, type PaperToSummarise } from './sql';

/** Papers of so many days' editions are summarised, today among them. */
const RECENT_DAYS = 14;
/** After so many answers one after the other that cannot be used it is the model, and not worth its tokens. */
export const MOST_REJECTED = 5;

/**
 * Has the operator's model write a sentence and keywords for papers of recent editions that have no summary. Only title
 * and abstract are sent, and only where SUMMARY_URL is set.
 */
export async function fetchSummaries(context: SourceContext): Promise<void> {
  const endpoint = endpointOf(context.settings);
  await askPart(context, '', async () => {
    const now = nowOf(context);
    const papers = await listUnsummarised({
      since: addDays(dayOf(now), 1 - RECENT_DAYS),
      model: endpoint.model,
      now,
      limit: context.settings.SUMMARY_MAX_PAPERS,
    });
    if (papers.length === 0) return undefined;
    const asking = new Endpoint(context, endpoint, new Account(context));
    await keepFactRun(context, 'chat-completion', (run) =>
      summarise(context, { papers, endpoint: asking, model: endpoint.model, run }),
    );
    return undefined;
  });
}

type Work = { papers: PaperToSummarise[]; endpoint: Endpoint; model: string; run: FactRun };

async function summarise(context: SourceContext, { papers, endpoint, model, run }: Work): Promise<void> {
  const total = papers.length;
  let rejected = 0;
  for (const [done, paper] of papers.entries()) {
    context.signal.throwIfAborted();
    context.onProgress({ done, total, unit: 'papers', at: paper.key });
    const text = await endpoint.ask(paper);
    if (text === null) return noteUsedUp(context, total - done);
    const read = readText(text, paper);
    if ('reason' in read) {
      rejected += 1;
      await run.reject(`${paper.key}: ${read.reason}`, text);
      await countFailure(paper.id, { model, at: nowOf(context) });
      if (rejected === MOST_REJECTED)
        throw new SourceError(
          `${model} gave ${rejected} answers one after the other that cannot be used; the last: ${read.reason}`,
        );
      continue;
    }
    rejected = 0;
    const isNew = await addSummary(paper.id, { ...read, model, asOf: nowOf(context) });
    await run.count(isNew ? 'updated' : 'unchanged');
  }
  context.onProgress({ done: total, total, unit: 'papers', at: '' });
}

function readText(text: string, paper: PaperToSummarise) {
  const written = readCompletion(text);
  return 'reason' in written ? written : readAnswer(written.content, paper);
}

function noteUsedUp({ tally, settings }: SourceContext, waiting: number): void {
  const most = settings.SUMMARY_DAILY_TOKENS;
  const papers = countText(waiting, 'paper');
  tally.note(`The ${most} tokens of today (SUMMARY_DAILY_TOKENS) do not suffice; not asked about: ${papers}`);
}
