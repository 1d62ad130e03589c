import { addDays, type Day, type DayRange } from '@/lib/day';

/** A list of so many days at a time: a token that expired costs no more. arXiv orders lists by nothing to rely on. */
const WINDOW_DAYS = 7;

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
