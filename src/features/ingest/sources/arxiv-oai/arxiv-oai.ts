import 'server-only';
import { addDays, type Day, type DayRange, daysBetween } from '@/lib/day';
import { nowOf, type SourceContext } from '../context';
import { type Backfill, finishBackfill, moveBackfill, openBackfill } from '../mutations';
import { askPart } from '../part';
import { noteResumed, type RangeRequest } from '../range';
import { readList } from './list';
import { findSets } from './sets';

/** A list of so many days at a time: a token that expired costs no more. arXiv orders lists by nothing to rely on. */
export const WINDOW_DAYS = 7;

/**
 * Takes in the records that arXiv changed on a range of days, new papers among them
 * (https://info.arxiv.org/help/oa/), in the categories that are followed; goes on where an earlier run was stopped.
 */
export async function fetchChanged(
  context: SourceContext,
  { range, again, metadataPrefix = 'arXivRaw' }: RangeRequest,
): Promise<void> {
  await askPart(context, 'range', async () => {
    const sets = await findSets(context, context.settings.ARXIV_CATEGORIES);
    const scope = [metadataPrefix, ...sets].join(' ');
    const { source } = context;
    const backfill = await openBackfill({ source, scope, range, again, now: nowOf(context) });
    noteResumed(context, backfill);
    for (const window of windowsOf(range, backfill.completeDay)) {
      await readWindow(context, { backfill, window, sets, metadataPrefix });
    }
    await finishBackfill(backfill.id, nowOf(context));
    tell(context, range, { done: addDays(range.last, 1), at: range.last });
    return undefined;
  });
}

/** The range after `completeDay` in stretches that are asked for at once. */
export function windowsOf({ first, last }: DayRange, completeDay: Day | null): DayRange[] {
  const windows: DayRange[] = [];
  let day = completeDay ? addDays(completeDay, 1) : first;
  for (; day <= last; day = addDays(day, WINDOW_DAYS)) {
    const end = addDays(day, WINDOW_DAYS - 1);
    windows.push({ first: day, last: end < last ? end : last });
  }
  return windows;
}

type Window = { backfill: Backfill; window: DayRange; sets: string[]; metadataPrefix: string };

async function readWindow(context: SourceContext, { backfill, window, sets, metadataPrefix }: Window) {
  const begun = backfill.list ? sets.indexOf(backfill.list) : 0;
  for (const set of sets.slice(Math.max(begun, 0))) {
    const token = set === backfill.list ? backfill.token : null;
    tell(context, backfill.range, { done: window.first, at: `${window.first} ${set}` });
    await readList(context, { backfillId: backfill.id, window, set, metadataPrefix, token });
  }
  Object.assign(backfill, { list: null, token: null, completeDay: window.last });
  const now = nowOf(context);
  await moveBackfill(backfill.id, { completeDay: window.last, list: null, token: null, now });
}

function tell({ onProgress }: SourceContext, range: DayRange, { done, at }: { done: Day; at: string }): void {
  const total = daysBetween(range.first, range.last) + 1;
  onProgress({ done: daysBetween(range.first, done), total, unit: 'days', at });
}
