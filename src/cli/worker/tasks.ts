import { ACCOUNT_TASKS } from '@/features/accounts/tasks';
import { DIGEST_TASKS } from '@/features/digests/tasks';
import { EDITION_TASKS } from '@/features/editions/tasks';
import { REFETCH_TASK, SETTLE_TASK } from '@/features/ingest/coverage/tasks';
import { RETRY_TASK } from '@/features/ingest/rejections/tasks';
import { SOURCE_TASKS } from '@/features/ingest/tasks';
import { TELL_HUB_TASK } from '@/features/syndication/hub/tasks';
import { MATCH_TASK } from '@/features/topics/editing/matching/tasks';
import { type BackupSettings, backupTasks } from '@/lib/backup/tasks';
import type { Env } from '@/lib/env';
import type { Task } from '@/lib/jobs/task';

/** All that workers do. A task that is not here is done by nobody. */
export function listTasks(settings: Pick<Env, 'FETCH'> & BackupSettings): Task<unknown>[] {
  const sources = SOURCE_TASKS.map((task) => (settings.FETCH ? task : onlyWhenAsked(task)));
  const ingest = [...sources, REFETCH_TASK, RETRY_TASK, SETTLE_TASK];
  const others = [MATCH_TASK, TELL_HUB_TASK, ...ACCOUNT_TASKS, ...backupTasks(settings)];
  return [...EDITION_TASKS, ...ingest, ...DIGEST_TASKS, ...others];
}

function onlyWhenAsked<Payload>({ schedule: _, ...task }: Task<Payload>): Task<Payload> {
  return task;
}
