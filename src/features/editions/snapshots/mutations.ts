import 'server-only';
import { addDays, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import {
  findUnthinned,
  lockSnapshots,
  moveStarsGained,
  snapshotPapers,
  snapshotRepositories,
  thinStretch,
} from './sql';

const MINUTE_MS = 60_000;
/** How long a transaction that moved a count may have been open when a snapshot was taken, to be in the next one. */
const LATE_MS = 60 * MINUTE_MS;
/** Snapshots are kept as they were taken for so many days, then the last one of each day. */
export const HOURLY_DAYS = 90;

/** How much a snapshot wrote: rows of papers and repositories, and papers whose stars gained are others now. */
export type SnapshotCounts = { papers: number; repositories: number; scores: number };

/**
 * Counts everything: writes what moved since the last snapshot, and moves the stars that papers gained. Twice in a minute,
 * or with a clock that went back, it does nothing.
 * @returns null where there is a snapshot of this minute or a later one
 */
export async function takeSnapshot(now = new Date()): Promise<SnapshotCounts | null> {
  const at = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
  return db.$transaction(async (tx) => {
    await lockSnapshots(tx);
    const last = await tx.snapshot.findFirst({ orderBy: { at: 'desc' } });
    if (last && last.at >= at) return null;
    await tx.snapshot.create({ data: { at, takenAt: now } });
    const papers = await snapshotPapers(tx, {
      at,
      movedSince: last && new Date(last.takenAt.getTime() - LATE_MS),
    });
    const repositories = await snapshotRepositories(tx, at);
    return { papers, repositories, scores: await moveStarsGained(tx, at) };
  });
}

/**
 * Keeps of snapshots older than ninety days the last of each day (UTC). Every snapshot that stays reads as it did before.
 * @returns the rows deleted
 */
export async function thinSnapshots(now = new Date()): Promise<number> {
  const before = addDays(dayOf(now), -HOURLY_DAYS);
  return db.$transaction(async (tx) => {
    await lockSnapshots(tx);
    const from = await findUnthinned(tx, dayToDate(before));
    return from ? thinStretch(tx, { from, before: dayToDate(before) }) : 0;
  });
}
