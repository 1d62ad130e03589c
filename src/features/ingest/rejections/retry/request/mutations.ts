import 'server-only';
import { db } from '@/lib/db';
import { enqueue } from '@/lib/jobs/enqueue';
import type { RetryGroupInput } from '../../schema';
import { RETRY_TASK } from '../../tasks';

/** Has the worker read all rejections of a reason once more. */
export async function requestRetry(wanted: RetryGroupInput): Promise<void> {
  const { group, source } = wanted;
  await db.$transaction((tx) => enqueue(tx, RETRY_TASK, wanted, { key: `ingest.retry ${source} ${group}` }));
}
