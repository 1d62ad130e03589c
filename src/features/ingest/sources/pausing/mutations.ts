import 'server-only';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/enqueue';
import { findSourceTask } from '../../tasks';

/** Keeps a source from being run by its schedule, or lets it run again. Idempotent; the first time stays. */
export async function setPaused(source: string, paused: boolean): Promise<void> {
  requireTask(source);
  const whole = { source, part: '' };
  await db.ingestSource.createMany({ data: whole, skipDuplicates: true });
  await db.ingestSource.updateMany({
    where: { ...whole, pausedAt: paused ? null : { not: null } },
    data: { pausedAt: paused ? new Date() : null },
  });
}

/** Has the worker run a source now, also where it is paused; once, however often it is asked for while it waits. */
export async function requestRun(source: string): Promise<void> {
  const task = requireTask(source);
  await db.$transaction((tx) => enqueue(tx, task, { byHand: true }, { key: `${task.name} by hand` }));
}

function requireTask(source: string) {
  const task = findSourceTask(source);
  if (!task) throw new AppError('invalid', `${source} does not fetch what is new by itself.`);
  return task;
}
