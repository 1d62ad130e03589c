import { countText } from '@/lib/number-text';
import { durationText } from '@/lib/time-text';

type Run = { startedAt: Date; finishedAt: Date | null; failure: string | null };

/** How a run went: "well, in 2.5 s", "broken off after 12 min: …", "not finished" */
export function stateOf({ startedAt, finishedAt, failure }: Run): { text: string; isWell: boolean } {
  if (!finishedAt) return { text: 'not finished: it is under way, or its process ended', isWell: false };
  const duration = durationText(finishedAt.getTime() - startedAt.getTime());
  return failure
    ? { text: `broken off after ${duration}: ${failure}`, isWell: false }
    : { text: `well, in ${duration}`, isWell: true };
}

type Counts = { received: number; created: number; updated: number; unchanged: number; rejected: number };

/** "3 records: 1 new, 0 changed, 1 known, 1 rejected" */
export function countsText({ received, created, updated, unchanged, rejected }: Counts): string {
  return `${countText(received, 'record')}: ${created} new, ${updated} changed, ${unchanged} known, ${rejected} rejected`;
}
