import 'server-only';
import { settleIndex } from '@/features/search/indexing/mutations';
import { isRefusedValue } from '@/lib/database-error';
import { dayOf } from '@/lib/day';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { settleEditions } from '../../coverage/finality/settle';
import { createRun, finishRun, takeBatch } from '../../mutations';
import { loadTopicMatcher, type TopicMatcher } from '../../records/papers/mutations';
import { preparePaper } from '../../records/prepare';
import type { Parsed } from '../../schema';
import { lastLineOf } from '../../taking';
import type { RetryGroupInput } from '../schema';
import { findOpen, listOpen, markBecome, noteRetry, type OpenRejection } from './mutations';
import { readAgain } from './read-again';

/** How many became papers, and how many were rejected again. */
export type Retried = { became: number; again: number };

/**
 * Reads a rejection once more. One that becomes a paper is marked so and stays, one that does not says why.
 * @throws AppError not_found where there is none, or it has become a paper already
 */
export async function retryRejection(id: number): Promise<Retried> {
  const rejection = await findOpen(id);
  if (!rejection)
    throw new AppError('not_found', 'There is no such rejection, or it has become a paper already.');
  const retrying = await Retrying.begin();
  await retrying.take(rejection);
  return retrying.end();
}

/** Reads all rejections of a reason once more; what became papers stays so where it is stopped. */
export async function retryGroup(wanted: RetryGroupInput, signal: AbortSignal): Promise<Retried> {
  const retrying = await Retrying.begin();
  try {
    for (let after = 0; ; ) {
      const page = await listOpen(wanted, after);
      for (const rejection of page) {
        signal.throwIfAborted();
        await retrying.take(rejection);
      }
      const last = page.at(-1);
      if (!last) break;
      after = last.id;
    }
  } finally {
    await retrying.end();
  }
  return retrying.counts;
}

/** Runs under way, one for each format: a run of the source "retry" has what became of what was rejected before. */
class Retrying {
  readonly counts: Retried = { became: 0, again: 0 };
  private readonly runs = new Map<string, number>();

  private constructor(private readonly matchTopics: TopicMatcher) {}

  static async begin(): Promise<Retrying> {
    return new Retrying(await loadTopicMatcher());
  }

  async take({ id, rawText, run }: OpenRejection): Promise<void> {
    const { format, announced, startedAt: now } = run;
    const parsed = await readAgain({ format, rawText, announced, now, day: run.day && dayOf(run.day) });
    const reason = await this.reasonAgainst(parsed, { id, format, now });
    if (reason === null) this.counts.became += 1;
    else this.counts.again += 1;
    if (reason !== null) await noteRetry(id, reason);
  }

  async end(): Promise<Retried> {
    for (const id of this.runs.values()) await finishRun(id, null);
    if (this.counts.became > 0) {
      await settleIndex();
      await settleEditions(new Date(), env());
    }
    return this.counts;
  }

  /** Why it is rejected again; null where it was taken in. */
  private async reasonAgainst(
    parsed: Parsed,
    { id, format, now }: { id: number; format: string; now: Date },
  ): Promise<string | null> {
    if ('rejection' in parsed && !parsed.removal) return parsed.rejection.reason;
    const paper = 'paper' in parsed ? preparePaper(parsed.paper, now) : null;
    const rejected =
      'rejection' in parsed ? [{ index: 0, ...parsed.rejection, removal: parsed.removal }] : [];
    const papers = paper ? [paper] : [];
    try {
      const runId = await this.runOf(format);
      const taken = await takeBatch({ runId, papers, rejected, matchTopics: this.matchTopics, keep: false });
      if (taken.rejected.length > 0) return taken.rejected[0]?.reason ?? '';
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      return `The database refused it: ${lastLineOf(error)}`;
    }
    const arxivId = 'removal' in parsed ? (parsed.removal?.arxivId ?? null) : null;
    await markBecome(id, { digest: paper?.digest ?? null, arxivId });
    return null;
  }

  private async runOf(format: string): Promise<number> {
    const known = this.runs.get(format);
    if (known !== undefined) return known;
    const { id } = await createRun({ source: 'retry', format, day: null, announced: false });
    this.runs.set(format, id);
    return id;
  }
}
