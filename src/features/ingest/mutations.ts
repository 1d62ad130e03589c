import 'server-only';
import { isContention } from '@/lib/database-error';
import { dayToDate, parseDay } from '@/lib/day';
import { db, type Transaction } from '@/lib/db';
import type { Outcome } from './records/batch';
import { takePapers } from './records/mutations';
import type { TopicMatcher } from './records/papers/mutations';
import type { PreparedPaper } from './records/prepare';
import type { RunCounts } from './schema';
import { lockBatches } from './sql';

/** Interactive transactions get this long: a batch of papers with thousands of authors each. */
const BATCH_TIMEOUT_MS = 120_000;

/** An input that does not become a paper, to be kept with its reason. */
export type Rejected = { index: number; reason: string; rawText: string };

/** Opens a run; its counts move with every batch. */
export async function createRun(run: {
  source: string;
  format: string;
}): Promise<{ id: number; startedAt: Date }> {
  return db.ingestRun.create({ data: run, select: { id: true, startedAt: true } });
}

export async function finishRun(id: number, failure: string | null): Promise<Date> {
  const finishedAt = new Date();
  await db.ingestRun.update({ where: { id }, data: { finishedAt, failure } });
  return finishedAt;
}

/**
 * Takes a batch in: one transaction, all of it or nothing, one batch at a time over all processes. The run's counts
 * move with it.
 */
export async function takeBatch(given: {
  runId: number;
  papers: PreparedPaper[];
  rejected: Rejected[];
  matchTopics: TopicMatcher;
}): Promise<RunCounts> {
  const take = () =>
    db.$transaction(
      async (tx) => {
        await lockBatches(tx);
        const outcomes = await takePapers(tx, given.papers, given.matchTopics);
        await keepRejections(tx, given.runId, given.rejected);
        return countOutcomes(tx, given, outcomes);
      },
      { timeout: BATCH_TIMEOUT_MS, maxWait: BATCH_TIMEOUT_MS },
    );
  // Votes lock papers too: a batch that lost to one tries once more.
  return take().catch((error: unknown) => {
    if (isContention(error)) return take();
    throw error;
  });
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
  await tx.ingestRejection.createMany({
    data: rejected.map(({ index, reason, rawText }) => ({
      runId,
      index,
      reason: text(reason),
      rawText: text(rawText),
    })),
  });
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
