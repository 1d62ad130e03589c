import 'server-only';
import { isContention } from '@/lib/database-error';
import { type Day, dayToDate, parseDay } from '@/lib/day';
import { db, type Transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { forgetStatements } from '@/lib/forget-statements';
import type { Outcome } from './records/batch';
import { removePapers } from './records/history/mutations';
import { takePapers } from './records/mutations';
import type { TopicMatcher } from './records/papers/mutations';
import type { PreparedPaper } from './records/prepare';
import { reasonGroup } from './rejections/reason-group';
import { insertRejections } from './rejections/sql';
import type { Removal, RunCounts } from './schema';
import { lockBatches } from './sql';

/** An input that does not become a paper, to be kept with its reason. */
export type Rejected = { index: number; reason: string; rawText: string; removal?: Removal | undefined };

/** Opens a run; its counts move with every batch. */
export async function createRun(run: {
  source: string;
  format: string;
  day: Day | null;
  announced: boolean;
}): Promise<{ id: number; startedAt: Date }> {
  return db.ingestRun.create({
    data: { ...run, day: run.day && dayToDate(run.day) },
    select: { id: true, startedAt: true },
  });
}

export async function finishRun(id: number, failure: string | null): Promise<Date> {
  const finishedAt = new Date();
  await db.ingestRun.update({ where: { id }, data: { finishedAt, failure } });
  return finishedAt;
}

/**
 * Takes a batch in: one transaction, all of it or nothing, one batch at a time over all processes. The run's counts
 * move with it. Gives what was rejected: a paper that is removed at its source, and held, is marked instead.
 */
export async function takeBatch(given: {
  runId: number;
  papers: PreparedPaper[];
  rejected: Rejected[];
  matchTopics: TopicMatcher;
  /** False: what is rejected is kept already, and counts with its first run. */
  keep?: boolean;
}): Promise<{ counts: RunCounts; rejected: Rejected[] }> {
  const longest = 1_000 * env().INGEST_BATCH_SECONDS;
  const take = () =>
    db.$transaction(
      async (tx) => {
        await lockBatches(tx);
        const outcomes = await takePapers(tx, given.papers, given.matchTopics);
        const { removed, rejected } = await takeRemovals(tx, given.rejected);
        const kept = (given.keep ?? true) ? rejected : [];
        await keepRejections(tx, given.runId, kept);
        const counts = await countOutcomes(tx, { runId: given.runId, rejected: kept }, [
          ...outcomes,
          ...removed,
        ]);
        return { counts, rejected };
      },
      { timeout: longest, maxWait: longest },
    );
  // Votes lock papers too: a batch that lost to one tries once more.
  return take()
    .catch((error: unknown) => {
      if (isContention(error)) return take();
      throw error;
    })
    .finally(forgetStatements);
}

/** Marks the papers that are removed at their source; one that is not held is a rejection like any other. */
async function takeRemovals(
  tx: Transaction,
  given: Rejected[],
): Promise<{ removed: Outcome[]; rejected: Rejected[] }> {
  const found = await removePapers(
    tx,
    given.flatMap(({ removal }) => removal ?? []),
  );
  const outcomeOf = ({ removal }: Rejected) => (removal ? found.get(removal.arxivId) : undefined);
  return {
    removed: given.flatMap((each) => outcomeOf(each) ?? []),
    rejected: given.filter((each) => outcomeOf(each) === undefined),
  };
}

/** Adds to the counts of a run that takes in something other than papers, and keeps what it rejected. */
export async function noteOutcomes(runId: number, moved: RunCounts, rejected: Rejected[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await keepRejections(tx, runId, rejected);
    await moveCounts(tx, runId, moved);
  });
}

/** Names the curators of an edition, as its source gives them. */
export async function nameCurators(day: string, curators: string[]): Promise<void> {
  const parsed = parseDay(day);
  if (!parsed || curators.length === 0) return;
  const date = dayToDate(parsed);
  await db.edition.upsert({ where: { day: date }, create: { day: date, curators }, update: { curators } });
}

async function keepRejections(tx: Transaction, runId: number, rejected: Rejected[]): Promise<void> {
  const text = (raw: string) => raw.toWellFormed().replaceAll('\0', '\u2400');
  const rows = rejected.map(({ index, reason, rawText }) => ({
    index,
    reason: text(reason),
    reasonGroup: reasonGroup(text(reason)),
    rawText: text(rawText),
  }));
  await insertRejections(tx, runId, rows);
}

async function countOutcomes(
  tx: Transaction,
  { runId, rejected }: { runId: number; rejected: Rejected[] },
  outcomes: Outcome[],
): Promise<RunCounts> {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const moved = {
    received: outcomes.length + rejected.length,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: rejected.length,
  };
  await moveCounts(tx, runId, moved);
  return moved;
}

async function moveCounts(tx: Transaction, runId: number, moved: RunCounts): Promise<void> {
  await tx.ingestRun.update({
    where: { id: runId },
    data: Object.fromEntries(Object.entries(moved).map(([name, increment]) => [name, { increment }])),
  });
}
