import 'server-only';
import { closingRule } from '@/features/editions/closing';
import { setFinal } from '@/features/editions/mutations';
import { addDays, dayOf } from '@/lib/day';
import { type Followed, feedsOf } from './queries';
import { listUnsettled } from './sql';

/** Editions of the last days may fill again, where somebody adds to a day that is not over. */
const MAY_REOPEN_DAYS = 2;

/**
 * Says of every edition whether it is final, by what has been read until now. Whoever takes papers in, or has read a
 * day to its end, calls this; a task does for the days that just pass.
 */
export async function settleEditions(now: Date, followed: Followed): Promise<void> {
  const editions = await listUnsettled(addDays(dayOf(now), -MAY_REOPEN_DAYS));
  if (editions.length === 0) return;
  const feeds = await feedsOf(
    editions.map(({ day }) => day),
    { followed, now },
  );
  const settled = editions.map(({ day, sources, isFinal }) => {
    const rule = closingRule(day, feeds(day, sources), now);
    return { day, rule, isChanged: isFinal !== (rule !== null) };
  });
  await setFinal(
    settled.filter(({ isChanged }) => isChanged),
    now,
  );
}
