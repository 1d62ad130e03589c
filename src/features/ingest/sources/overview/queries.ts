import 'server-only';
import { addDays, type Day, dayOf } from '@/lib/day';
import { env } from '@/lib/env';
import { parseSchedule } from '@/lib/jobs/schedule';
import { listSourceStates } from '../queries';
import { sourceLockName } from '../sql';
import { isOff, SOURCES, type Source } from '../table';
import { latenessText, timesDue } from './lateness';
import { countBySourceAndDay, listHolders, type SourceDay } from './sql';

/** Days that the line of a source shows. */
const SHOWN_DAYS = 30;
const COUNTED_DAYS = 7;

type State = Omit<Awaited<ReturnType<typeof listSourceStates>>[number], 'source'>;

/** How it stands with every source that fetches. */
export async function listSourceOverviews(now: Date) {
  const today = dayOf(now);
  const [states, holders, days, facts] = await Promise.all([
    listSourceStates(),
    listHolders(SOURCES.map(({ name }) => sourceLockName(name))),
    countBySourceAndDay(addDays(today, 1 - SHOWN_DAYS)),
    Promise.all(SOURCES.map(({ listFacts }) => listFacts?.(now, env()) ?? null)),
  ]);
  return SOURCES.map((source, at) => {
    const { name, title, schedule, needs } = source;
    const off = isOff(source, env());
    const parts = states.filter((state) => state.source === name);
    const holder = holders.find((each) => each.name === sourceLockName(name));
    const whole = parts.find(({ part }) => part === '');
    return {
      name,
      title,
      schedule,
      /** The setting without which it is off, where that is not set. */
      lacks: off && needs ? needs : null,
      canRun: schedule !== null && source.fetchNew !== undefined && !off,
      /** Of one that looks after papers already held: how it stands with them. */
      facts: facts[at] ?? null,
      /** A part that was only paused was never asked. */
      parts: parts.filter(({ attemptedAt }) => attemptedAt !== null),
      pausedAt: whole?.pausedAt ?? null,
      heldBy: holder ? { who: holder.heldBy, since: holder.since } : null,
      /** Null where its schedule is not kept: it is paused, or nothing is fetched by schedule here. */
      nextAt: schedule && env().FETCH && !whole?.pausedAt && !off ? parseSchedule(schedule).next(now) : null,
      lateness: off ? null : latenessOf(source, parts, now),
      week: weekOf(days, name, addDays(today, 1 - COUNTED_DAYS)),
      received: receivedByDay(days, name, today),
    };
  });
}
export type SourceOverview = Awaited<ReturnType<typeof listSourceOverviews>>[number];

/** By the part that has waited longest, of those that fetch what is new; a category that is not followed waits for nothing. */
function latenessOf({ schedule }: Source, parts: State[], now: Date): string | null {
  const isNew = (part: string) => part === '' || env().ARXIV_CATEGORIES.includes(part);
  const fetched = parts.filter(({ part, attemptedAt }) => isNew(part) && attemptedAt !== null);
  if (!schedule || fetched.length === 0) return null;
  const counts = fetched.map(({ succeededAt, attemptedAt }) =>
    timesDue(schedule, succeededAt ?? attemptedAt ?? now, now),
  );
  return latenessText(Math.max(...counts));
}

function weekOf(days: SourceDay[], source: string, since: Day) {
  const counted = days.filter((each) => each.source === source && each.day >= since);
  const sum = (name: 'runs' | 'failed' | 'received' | 'created' | 'updated' | 'rejected') =>
    counted.reduce((total, each) => total + each[name], 0);
  return {
    runs: sum('runs'),
    failed: sum('failed'),
    received: sum('received'),
    created: sum('created'),
    updated: sum('updated'),
    rejected: sum('rejected'),
  };
}

/** Records a day, oldest first; a day without a run has none. */
function receivedByDay(days: SourceDay[], source: string, today: Day): number[] {
  return Array.from({ length: SHOWN_DAYS }, (_, at) => {
    const day = addDays(today, at + 1 - SHOWN_DAYS);
    return days.find((each) => each.source === source && each.day === day)?.received ?? 0;
  });
}
