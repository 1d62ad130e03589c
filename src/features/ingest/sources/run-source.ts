import 'server-only';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { SYSTEM_CLOCK } from '@/lib/fetching/clock';
import type { FetchError } from '@/lib/fetching/fetch-error';
import { fetcher } from '@/lib/fetching/own-fetcher';
import { settleEditions } from '../coverage/finality/settle';
import type { RunCounts } from '../schema';
import type { Progress, SourceContext } from './context';
import { lockSource } from './mutations';
import { isSourceFault } from './part';
import type { SourceError } from './source-error';
import type { Source } from './table';
import { Tally } from './tally';

/** The internet, the clock and the settings that a run works with. */
export type Outside = Pick<SourceContext, 'fetcher' | 'clock' | 'settings'>;

type RunOptions = {
  /** Who runs it, as others are told who come meanwhile: "npm run ingest". */
  holder: string;
  signal: AbortSignal;
  /** `counts` is what was brought so far. */
  onProgress?: (progress: Progress, counts: RunCounts) => void;
  /** Instead of this process's own. */
  outside?: Outside;
};

/** What a run brought; where it failed, what it brought before. */
export type SourceSummary = {
  source: string;
  counts: RunCounts;
  rejections: Tally['rejections'];
  notes: string[];
  /** Why it could not be finished; null where it was. */
  failure: AppError | null;
};

/**
 * Runs a source, the only run of it over all processes on the database. What it took in before it failed stays.
 * @throws AppError conflict where another process is at it; the signal's reason where it was stopped
 */
export async function runSource(
  source: Source,
  run: (context: SourceContext) => Promise<void>,
  { holder, signal, onProgress = () => {}, outside = ownOutside() }: RunOptions,
): Promise<SourceSummary> {
  const lock = await lockSource(source.name, holder);
  if ('heldBy' in lock) {
    const since = lock.since.toISOString().slice(0, 16).replace('T', ' ');
    throw new AppError('conflict', `${source.name} is being run by ${lock.heldBy} since ${since} UTC.`);
  }
  const tally = new Tally();
  const stop = AbortSignal.any([signal, lock.lost]);
  let failure: AppError | null = null;
  try {
    await run({
      ...outside,
      source: source.name,
      signal: stop,
      tally,
      onProgress: (progress) => onProgress(progress, tally.counts),
    });
  } catch (error) {
    stop.throwIfAborted();
    if (!isSourceFault(error)) throw error;
    failure = refusalOf(error);
  } finally {
    await lock.release();
  }
  await settleEditions(new Date(outside.clock.now()), outside.settings);
  return {
    source: source.name,
    counts: tally.counts,
    rejections: tally.rejections,
    notes: tally.notes,
    failure,
  };
}

function refusalOf(error: FetchError | SourceError): AppError {
  const { retryAt } = error;
  const when = retryAt ? `. It may be asked again from ${retryAt.toISOString()} on` : '';
  return new AppError('unavailable', error.message + when, retryAt ? { retryAt } : {});
}

function ownOutside(): Outside {
  return { fetcher: fetcher(), clock: SYSTEM_CLOCK, settings: env() };
}
