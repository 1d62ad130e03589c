import 'server-only';
import { addDays, type Day, type DayRange, dayOf, daysBetween } from '@/lib/day';
import { FetchError } from '@/lib/fetching/fetch-error';
import { listUnreadDays } from '../coverage/finality/queries';
import { keepLists } from '../coverage/mutations';
import { readHfIds } from '../formats/hf-ids';
import { nowOf, type SourceContext } from './context';
import { finishBackfill, moveBackfill, openBackfill } from './mutations';
import { askPart } from './part';
import { noteResumed, type RangeRequest } from './range';
import { HUGGING_FACE } from './sites';
import { SourceError } from './source-error';
import { type Taken, takeFrom } from './take';

/** The most that the API gives at once. */
export const PAGE_SIZE = 100;
/** A day has had 50 papers at most; more pages than this, and the server does not turn them. */
export const MOST_PAGES = 20;
/** A new Broadsheet fills itself with so many days, today among them; after an absence so many are made up for. */
const FIRST_DAYS = 30;
const CATCH_UP_DAYS = 7;

/**
 * Takes in the days since the last success, that one and today included: their votes still move. So it does those
 * before that were not closed yet when they were last read.
 */
export async function fetchNewDays(context: SourceContext): Promise<void> {
  await askPart(context, '', async (before) => {
    const today = dayOf(nowOf(context));
    const earliest = addDays(today, 1 - (before?.succeededAt ? CATCH_UP_DAYS : FIRST_DAYS));
    const last = before?.succeededAt ? dayOf(before.succeededAt) : earliest;
    const isLongAgo = last < earliest;
    if (isLongAgo) {
      context.tally.note(
        `Days before ${earliest} were not asked for; npm run ingest -- --source huggingface --from ${last} --to ${earliest} does`,
      );
    }
    const window = [...daysOf({ first: earliest, last: today })];
    const unread = new Set(await listUnreadDays(window));
    const days = window.filter((day) => day >= last || unread.has(day));
    const range = { first: days[0] ?? today, last: today };
    for (const day of days) await fetchDay(context, range, day);
    tellEnd(context, range);
    return undefined;
  });
}

/** Takes in a range of days, and goes on where an earlier run of the same range was stopped. */
export async function fetchDays(context: SourceContext, { range, again }: RangeRequest): Promise<void> {
  await askPart(context, 'range', async () => {
    const { source } = context;
    const backfill = await openBackfill({ source, scope: '', range, again, now: nowOf(context) });
    noteResumed(context, backfill);
    const { completeDay } = backfill;
    const first = completeDay ? addDays(completeDay, 1) : range.first;
    for (const day of daysOf({ first, last: range.last })) {
      const before = { ...context.tally.counts };
      await fetchDay(context, range, day);
      const counts = context.tally.since(before);
      await moveBackfill(backfill.id, {
        completeDay: day,
        list: null,
        token: null,
        counts,
        now: nowOf(context),
      });
    }
    await finishBackfill(backfill.id, nowOf(context));
    tellEnd(context, range);
    return undefined;
  });
}

function* daysOf({ first, last }: DayRange): Generator<Day> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day;
}

function tellEnd({ onProgress }: SourceContext, { first, last }: DayRange): void {
  const total = daysBetween(first, last) + 1;
  onProgress({ done: total, total, unit: 'days', at: last });
}

/** A day without papers is an empty list; one that Hugging Face does not have is 400 or 404, and no failure. */
async function fetchDay(context: SourceContext, range: DayRange, day: Day): Promise<void> {
  const total = daysBetween(range.first, range.last) + 1;
  context.onProgress({ done: daysBetween(range.first, day), total, unit: 'days', at: day });
  const ids: string[] = [];
  try {
    for (let page = 0; ; page += 1) {
      if (page === MOST_PAGES) throw new SourceError(`Hugging Face: ${day} has more than ${page} pages`);
      const taken = await fetchPage(context, day, page);
      ids.push(...taken.seen);
      if (taken.run.received < PAGE_SIZE) break;
    }
  } catch (error) {
    if (!isNoSuchDay(error)) throw error;
    context.tally.note(`Hugging Face has no ${day} (${error.status})`);
  }
  await keepLists([{ day, source: context.source, category: '', kind: 'listed', ids }], nowOf(context));
}

async function fetchPage(context: SourceContext, day: Day, page: number): Promise<Taken<string[]>> {
  const url = new URL(`${context.settings.HUGGINGFACE_URL}/api/daily_papers`);
  url.search = String(new URLSearchParams({ date: day, limit: String(PAGE_SIZE), p: String(page) }));
  return takeFrom(context, {
    site: HUGGING_FACE,
    request: { url },
    as: { format: 'hf-daily-papers', day },
    look: readHfIds,
  });
}

function isNoSuchDay(error: unknown): error is FetchError {
  return error instanceof FetchError && (error.status === 400 || error.status === 404);
}
