import 'server-only';
import { type Day, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import type { ClosingRule } from './closing';

export type Closed = { day: Day; rule: ClosingRule | null };

/**
 * Says which editions are final and by which rule; null opens one again, of a day that is not over. One that is final
 * keeps its instant.
 */
export async function setFinal(editions: readonly Closed[], now: Date): Promise<void> {
  for (const { day, rule } of editions) {
    await db.edition.updateMany({
      where: { day: dayToDate(day), finalAt: rule === null ? { not: null } : null },
      data: { finalAt: rule === null ? null : now, finalRule: rule },
    });
  }
}
