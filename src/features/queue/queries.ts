import 'server-only';
import { db } from '@/lib/db';
import type { JobState } from './schema';
import { countByState, type JobLine, listByState, listLivingWorkers, type WorkerLine } from './sql';

export type { JobLine, WorkerLine } from './sql';

/** Of each state so many are listed; of a payload so much is shown. */
export const MOST_LISTED = 100;
const PAYLOAD_CHARACTERS = 300;

/** How many jobs there are in each state. */
export async function countJobs(): Promise<Record<JobState, number>> {
  return countByState();
}

/** The first jobs in a state: what comes next first, of the dead what was added last. */
export async function listJobs(state: JobState): Promise<JobLine[]> {
  return listByState({ state, limit: MOST_LISTED, payloadCharacters: PAYLOAD_CHARACTERS });
}

/** The workers that live, the oldest first. */
export async function listWorkers(): Promise<WorkerLine[]> {
  return listLivingWorkers();
}

/** The tasks with a schedule, by name: when each was last due, and when it is next. */
export async function listSchedules() {
  return db.jobSchedule.findMany({
    select: { task: true, dueAt: true, nextAt: true },
    orderBy: { task: 'asc' },
  });
}

export type ScheduleLine = Awaited<ReturnType<typeof listSchedules>>[number];
