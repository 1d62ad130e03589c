import 'server-only';
import { addDays, type Day, type DayRange, daysBetween } from '@/lib/day';
import { finishLists } from '../../coverage/mutations';
import { nowOf, type Progress, type SourceContext } from '../context';
import { type Backfill, finishBackfill, moveBackfill, openBackfill } from '../mutations';
import { askPart } from '../part';
import { noteResumed, type RangeRequest } from '../range';
import { readList } from './list';
import { categoryOf, findSets } from './sets';
import { windowsOf } from './windows';

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
    context.onProgress(progressOf(range, { done: addDays(range.last, 1), at: range.last }));
    return undefined;
  });
}

type Window = { backfill: Backfill; window: DayRange; sets: string[]; metadataPrefix: string };

async function readWindow(context: SourceContext, { backfill, window, sets, metadataPrefix }: Window) {
  const begun = backfill.list ? sets.indexOf(backfill.list) : 0;
  for (const set of sets.slice(Math.max(begun, 0))) {
    const token = set === backfill.list ? backfill.token : null;
    const progress = progressOf(backfill.range, { done: window.first, at: `${window.first} ${set}` });
    context.onProgress(progress);
    await readList(context, { backfillId: backfill.id, window, set, metadataPrefix, token, progress });
  }
  const { source } = context;
  await finishLists({ source, categories: sets.map(categoryOf), range: window, askedAt: nowOf(context) });
  Object.assign(backfill, { list: null, token: null, completeDay: window.last });
  const now = nowOf(context);
  await moveBackfill(backfill.id, { completeDay: window.last, list: null, token: null, now });
}

function progressOf(range: DayRange, { done, at }: { done: Day; at: string }): Progress {
  const total = daysBetween(range.first, range.last) + 1;
  return { done: daysBetween(range.first, done), total, unit: 'days', at };
}
