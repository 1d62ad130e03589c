import 'server-only';
import type { DayRange } from '@/lib/day';
import { db } from '@/lib/db';
import type { Listed } from './schema';
import { addToLists, confirmNewest, markRead, replaceLists } from './sql';

/** Keeps what a source has for a day, as it was read to its end at `askedAt`, in place of what it said before. */
export async function keepLists(lists: readonly Listed[], askedAt: Date): Promise<void> {
  await replaceLists(db, lists, askedAt);
}

/** Keeps what a source says piece by piece: a day's lists are whole only when `finishLists` says so. */
export async function growLists(lists: readonly Listed[]): Promise<void> {
  await addToLists(db, lists);
}

type Read = { source: string; categories: readonly string[]; range: DayRange; askedAt: Date };

/** All of these days and categories have been read to their end; those that said nothing have nothing. */
export async function finishLists(read: Read): Promise<void> {
  await db.$transaction((tx) => markRead(tx, read));
}

/** A source says that nothing has changed since it was last read: its newest day is as good as read now. */
export async function confirmLists(
  named: { source: string; category: string },
  askedAt: Date,
): Promise<void> {
  await confirmNewest(db, named, askedAt);
}
