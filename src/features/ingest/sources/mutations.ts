import 'server-only';
import { type AdvisoryLock, type LockHolder, tryAdvisoryLock } from '@/lib/advisory-lock';
import { type Day, type DayRange, dayOf, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import type { RunCounts } from '../schema';
import { announceSources, sourceLockName } from './sql';

type Part = { source: string; part: string };
type Validators = { etag?: string | null; lastModified?: string | null };

/** Exactly one run of a source at a time, over all processes; else who is at it. The front page says that it runs. */
export async function lockSource(source: string, holder: string): Promise<AdvisoryLock | LockHolder> {
  const lock = await takeLock(source, holder);
  if ('heldBy' in lock) return lock;
  await announceSources();
  const release = async () => {
    await lock.release();
    await announceSources().catch(() => {}); // the page goes by itself in a minute
  };
  return { ...lock, release };
}

function takeLock(source: string, holder: string): Promise<AdvisoryLock | LockHolder> {
  const { DATABASE_URL: databaseUrl } = env();
  if (!databaseUrl) throw new Error('DATABASE_URL is not set; commands set it when they open the database');
  return tryAdvisoryLock({ databaseUrl, name: sourceLockName(source), holder });
}

export async function noteAttempt(part: Part, at: Date): Promise<void> {
  await writeState(part, { attemptedAt: at, failure: null });
}

export async function noteSuccess(part: Part, at: Date, validators: Validators = {}): Promise<void> {
  await writeState(part, { succeededAt: at, failure: null, failingSince: null, ...validators });
}

/** The first failure since the last success is kept in mind: since when it has been so. */
export async function noteFailure(part: Part, failure: string, at: Date): Promise<void> {
  await writeState(part, { failure });
  await db.ingestSource.updateMany({ where: { ...part, failingSince: null }, data: { failingSince: at } });
}

async function writeState(part: Part, state: Parameters<typeof db.ingestSource.update>[0]['data']) {
  await db.ingestSource.upsert({
    where: { source_part: part },
    create: { ...part, ...(state as object) },
    update: state,
  });
}

type BackfillRequest = { source: string; scope: string; range: DayRange; again: boolean; now: Date };

/** A range of days under way. */
export type Backfill = {
  id: number;
  range: DayRange;
  completeDay: Day | null;
  list: string | null;
  token: string | null;
  /** Since when, where an earlier run left it unfinished. */
  resumed: Date | null;
};

/** Goes on with a range that was stopped; begins one that is new, or finished, or wanted `again`. */
export async function openBackfill({ source, scope, range, again, now }: BackfillRequest): Promise<Backfill> {
  const firstDay = dayToDate(range.first);
  const lastDay = dayToDate(range.last);
  const key = { source, scope, firstDay, lastDay };
  const where = { source_scope_firstDay_lastDay: key };
  const begun = await db.ingestBackfill.findUnique({ where });
  if (begun && !begun.finishedAt && !again) {
    const { id, completeDay, list, token, startedAt } = begun;
    return { id, range, completeDay: completeDay && dayOf(completeDay), list, token, resumed: startedAt };
  }
  const anew = { completeDay: null, list: null, token: null, startedAt: now, movedAt: now, finishedAt: null };
  const counts = { received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const { id } = await db.ingestBackfill.upsert({
    where,
    create: { ...key, ...anew },
    update: { ...anew, ...counts },
    select: { id: true },
  });
  return { id, range, completeDay: null, list: null, token: null, resumed: null };
}

type Move = { completeDay?: Day; list: string | null; token: string | null; counts?: RunCounts; now: Date };

/** Notes how far a range has come. */
export async function moveBackfill(id: number, { completeDay, counts, now, ...place }: Move): Promise<void> {
  const { received = 0, created = 0, updated = 0, unchanged = 0, rejected = 0 } = counts ?? {};
  await db.ingestBackfill.update({
    where: { id },
    data: {
      ...place,
      ...(completeDay && { completeDay: dayToDate(completeDay) }),
      received: { increment: received },
      created: { increment: created },
      updated: { increment: updated },
      unchanged: { increment: unchanged },
      rejected: { increment: rejected },
      movedAt: now,
    },
  });
}

export async function finishBackfill(id: number, now: Date): Promise<void> {
  await db.ingestBackfill.update({
    where: { id },
    data: { finishedAt: now, movedAt: now, list: null, token: null },
  });
}
