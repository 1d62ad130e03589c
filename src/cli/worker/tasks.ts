import { DIGEST_TASKS } from '@/features/digests/tasks';
import { EDITION_TASKS } from '@/features/editions/tasks';
import { REFETCH_TASK, SETTLE_TASK } from '@/features/ingest/coverage/tasks';
import { RETRY_TASK } from '@/features/ingest/rejections/tasks';
import { SOURCE_TASKS } from '@/features/ingest/tasks';
import type { Env } from '@/lib/env';
import type { Task } from '@/lib/jobs/task';

/** All that workers do. A task that is not here is done by nobody. */
export function listTasks({ FETCH }: Pick<Env, 'FETCH'>): Task<unknown>[] {
  const sources = SOURCE_TASKS.map((task) => (FETCH ? task : onlyWhenAsked(task)));
  return [...EDITION_TASKS, ...sources, REFETCH_TASK, RETRY_TASK, SETTLE_TASK, ...DIGEST_TASKS];
}

function onlyWhenAsked<Payload>({ schedule: _, ...task }: Task<Payload>): Task<Payload> {
  return task;
}
