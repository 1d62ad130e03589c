import 'server-only';
import { db } from '@/lib/db';

/** Readers there are, and those who came since then (as anonymous ones do by their first upvote or bookmark). */
export async function countReaders(since: Date): Promise<{ all: number; recent: number }> {
  const readers = { administratorSince: null };
  const [all, recent] = await Promise.all([
    db.user.count({ where: readers }),
    db.user.count({ where: { ...readers, createdAt: { gte: since } } }),
  ]);
  return { all, recent };
}
