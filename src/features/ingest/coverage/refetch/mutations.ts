import 'server-only';
import { dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import type { RefetchInput } from './schema';

/** Notes what came of asking for a day again, in words; `isOver` false where it will be tried once more. */
export async function noteRefetch(
  { day, source }: RefetchInput,
  { outcome, at, isOver }: { outcome: string; at: Date; isOver: boolean },
): Promise<void> {
  await db.sourceRefetch.updateMany({
    where: { day: dayToDate(day), source },
    data: { outcome, finishedAt: isOver ? at : null },
  });
}
