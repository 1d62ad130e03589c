import 'server-only';
import { z } from 'zod';
import { learnTopicsIfDue } from '@/features/topics/learning/mutations';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { defineTask, type Task } from '@/lib/jobs/task';
import { isPaused } from './sources/queries';
import { retryOf } from './sources/retry-of';
import { type Outside, runSource, type SourceSummary } from './sources/run-source';
import { isOff, SOURCES, type Source } from './sources/table';

/** Half an hour of trying; its next time comes soon after. */
const MOST_ATTEMPTS = 8;
/** Half a day: a model of one's own may think about each of some hundred papers for minutes. */
const LIMIT_MINUTES = 12 * 60;

/** One that an operator asked for runs also where the source is paused. */
const payload = z.strictObject({ byHand: z.literal(true).optional() });

type SourceTask = Task<z.output<typeof payload>>;
type NewSource = Source & Required<Pick<Source, 'fetchNew'>> & { schedule: string };

/** Fetching what is new, a task for each source that does so at its times. */
export const SOURCE_TASKS: readonly SourceTask[] = sourceTasks();

/** The same, for a test with an internet and a clock of its own. */
export function sourceTasks(outside?: Outside): SourceTask[] {
  return SOURCES.filter(fetchesNew).map((source) => sourceTask(source, outside));
}

/** The task that fetches what is new at a source; null where that is only asked for by hand. */
export function findSourceTask(source: string): SourceTask | null {
  return SOURCE_TASKS.find(({ name }) => name === `ingest.${source}`) ?? null;
}

function fetchesNew(source: Source): source is NewSource {
  return source.schedule !== null && source.fetchNew !== undefined;
}

function sourceTask(source: NewSource, outside: Outside | undefined): SourceTask {
  return defineTask({
    name: `ingest.${source.name}`,
    payload,
    schedule: source.schedule,
    // A new Broadsheet has today's papers today.
    atOnce: true,
    limitMinutes: LIMIT_MINUTES,
    maxAttempts: MOST_ATTEMPTS,
    run: async ({ byHand }, { signal }) => {
      if (isOff(source, outside?.settings ?? env())) return;
      if (!byHand && (await isPaused(source.name))) return;
      const summary = await runUnlessHeld(source, { signal, ...(outside && { outside }) });
      if (summary && summary.counts.created > 0) await learnTopicsIfDue();
      if (summary?.failure) throw retryOf(summary.failure);
    },
  });
}

/** Null where somebody else is at it. */
async function runUnlessHeld(
  source: NewSource,
  options: { signal: AbortSignal; outside?: Outside },
): Promise<SourceSummary | null> {
  try {
    return await runSource(source, source.fetchNew, { holder: 'the worker', ...options });
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return null;
    throw error;
  }
}
