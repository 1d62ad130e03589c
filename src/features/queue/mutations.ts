import 'server-only';
import { AppError } from '@/lib/errors';
import { deleteJob, hasJob, rescheduleDead, rescheduleNow } from './sql';

/**
 * Has a job that is dead, or waits, run now, with all its attempts before it.
 * @throws AppError not_found, or conflict where it runs
 */
export async function retryJob(id: string): Promise<void> {
  if (!(await rescheduleNow(id))) throw await refusal(id);
}

/** The same of all dead jobs. @returns how many there were */
export async function retryDeadJobs(): Promise<number> {
  return rescheduleDead();
}

/**
 * Deletes a job that is dead, or waits.
 * @throws AppError not_found, or conflict where it runs
 */
export async function discardJob(id: string): Promise<void> {
  if (!(await deleteJob(id))) throw await refusal(id);
}

async function refusal(id: string): Promise<AppError> {
  if (await hasJob(id)) return new AppError('conflict', `Job ${id} is running; wait until it is done.`);
  return new AppError('not_found', `There is no job ${id}: it was done, or somebody discarded it.`);
}
