import 'server-only';
import { dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { enqueue } from '@/lib/jobs/enqueue';
import { REFETCH_TASK } from '../../tasks';
import type { RefetchInput } from '../schema';

/** Has the worker fetch what is missing of a day; once, however often it is asked for while it waits. */
export async function requestRefetch(wanted: RefetchInput): Promise<void> {
  const { day, source } = wanted;
  const named = { day: dayToDate(day), source };
  const asked = { requestedAt: new Date(), finishedAt: null, outcome: null };
  await db.$transaction(async (tx) => {
    await tx.sourceRefetch.upsert({
      where: { day_source: named },
      create: { ...named, ...asked },
      update: asked,
    });
    await enqueue(tx, REFETCH_TASK, wanted, { key: `ingest.refetch ${source} ${day}` });
  });
}
