import 'server-only';
import { db } from '@/lib/db';
import { enqueue } from './enqueue';
import { parseSchedule, type Schedule } from './schedule';
import { claimDue } from './sql';
import type { Task } from './task';

/**
 * Adds jobs for tasks when they are due. It asks which is the last time that a task was due, and whether that had its
 * job; not whether it is due this minute. So a worker that was away makes up for what was missed once, however long
 * that was, and any number of workers on a database add one job between them.
 */
export class Scheduler {
  readonly #scheduled: { task: Task<unknown>; schedule: Schedule }[];

  constructor(
    tasks: readonly Task<unknown>[],
    private readonly now: () => Date,
  ) {
    this.#scheduled = tasks.flatMap((task) =>
      task.schedule === undefined ? [] : [{ task, schedule: parseSchedule(task.schedule) }],
    );
  }

  /** Notes schedules that are new on this database: those are due from now on, or at once where they say so. */
  async introduce(): Promise<void> {
    const now = this.now();
    const rows = this.#scheduled.map(({ task, schedule }) => ({
      task: task.name,
      dueAt: task.atOnce ? null : schedule.last(now),
      nextAt: schedule.next(now),
    }));
    await db.jobSchedule.createMany({ data: rows, skipDuplicates: true });
  }

  /** Adds a job for each task whose last time had none. One that runs just now gets it when that is done. */
  async addDue(): Promise<void> {
    const now = this.now();
    const known = await db.jobSchedule.findMany();
    for (const { task, schedule } of this.#scheduled) {
      const dueAt = schedule.last(now);
      const before = known.find((row) => row.task === task.name)?.dueAt;
      if (!dueAt || (before && before >= dueAt)) continue;
      await addJob(task, { dueAt, nextAt: schedule.next(now) });
    }
  }
}

/** The job takes the place of the one before, where that waits for another attempt or is dead. */
async function addJob(task: Task<unknown>, times: { dueAt: Date; nextAt: Date | null }): Promise<void> {
  const key = scheduleKey(task);
  await db.$transaction(async (transaction) => {
    if (!(await claimDue(transaction, { task: task.name, key, ...times }))) return;
    await enqueue(transaction, task, {}, { key });
  });
}

function scheduleKey(task: Pick<Task<unknown>, 'name'>): string {
  return `schedule ${task.name}`;
}
